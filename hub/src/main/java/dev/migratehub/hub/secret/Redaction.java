package dev.migratehub.hub.secret;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of texts before they are logged, kept or shown: those that are known, such as
/// a target's password and what the lexer found in a script, and whatever stands where a secret
/// stands in SQL and in addresses.
public final class Redaction {

  /// Knows no secret, only where secrets stand.
  public static final Redaction GENERAL = new Redaction(Set.of());

  private static final String HIDDEN = "***";

  /// A known secret that is shorter would hide half of every sentence.
  private static final int SHORTEST = 3;

  private static final int LONG = 6;

  private static final Pattern IN_ADDRESS = Pattern.compile("(:/{1,3}[^\\s:/@'\"]*):[^\\s'\"]+@");
  private static final Pattern AS_PARAMETER =
      Pattern.compile(
          "(?i)(\\b[\\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret|token)\\s*=\\s*)[^\\s&;,'\")]+");

  /// A literal, perhaps cut off at the end of the text.
  private static final String LITERAL =
      "((?:[eEnN]|[uU]&)?(?:'(?:[^'\\\\]|''|\\\\.)*(?:'|\\\\?$)|\"(?:[^\"\\\\]|\"\"|\\\\.)*(?:\"|\\\\?$)"
          + "|\\$(\\w*)\\$[\\s\\S]*?(?:\\$\\2\\$|$)))";

  private static final Pattern AFTER_PASSWORD =
      Pattern.compile(
          "(?i)((?:[`\"]\\w*(?:password|passphrase|secret|token)[`\"]"
              + "|\\b\\w*(?:password|passphrase|secret|token)\\b(?![`\"]))"
              + "(?:\\s+for\\s+\\S+)?\\s*(?::?=>?|to\\b|as\\b|\\()?\\s*\\(?\\s*(?:password\\s*\\(\\s*)?)"
              + LITERAL);

  private static final Pattern AFTER_IDENTIFIED =
      Pattern.compile(
          "(?i)(\\bidentified\\s+(?:(?:with|via)\\s+\\S+\\s+)?(?:by|as|using)\\s+"
              + "(?:password\\s*\\(?\\s*)?)"
              + LITERAL);

  private final Set<String> known;

  private Redaction(Collection<String> known) {
    this.known = new LinkedHashSet<>(known);
  }

  /// Knows the secrets of a script too, wherever they turn up later.
  public Redaction and(Dialect dialect, Script script) {
    return and(SecretLiterals.in(dialect, script));
  }

  /// Knows that secret too.
  public Redaction and(Secret secret) {
    return and(List.of(secret.value()));
  }

  private Redaction and(Collection<String> more) {
    List<String> all = new ArrayList<>(known);
    more.stream().filter(it -> it.length() >= SHORTEST).forEach(all::add);
    all.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(all);
  }

  /// The text without secrets.
  public String hidden(String text) {
    String shown = text;
    for (String secret : known) {
      shown =
          secret.length() >= LONG
              ? shown.replace(secret, HIDDEN)
              : shown.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", HIDDEN);
    }
    shown = IN_ADDRESS.matcher(shown).replaceAll("$1:" + HIDDEN + "@");
    shown = literals(AFTER_PASSWORD, shown);
    shown = literals(AFTER_IDENTIFIED, shown);
    return AS_PARAMETER.matcher(shown).replaceAll("$1" + HIDDEN);
  }

  /// The problem without secrets.
  public Problem hidden(Problem problem) {
    return new Problem(
        problem.code(),
        hidden(problem.what()),
        hidden(problem.now()),
        hidden(problem.next()),
        problem.excerpt().map(it -> new Excerpt(it.location(), hidden(it.line()), it.caret())),
        problem.details().stream().map(this::hidden).toList());
  }

  private static String literals(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(it -> Matcher.quoteReplacement(it.group(1) + "'" + HIDDEN + "'"));
  }
}
