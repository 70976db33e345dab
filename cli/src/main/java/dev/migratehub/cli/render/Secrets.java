package dev.migratehub.cli.render;

import dev.migratehub.engine.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Hides what must not be seen in texts that come from elsewhere, such as a driver's messages.
public final class Secrets {

  private static final int SHORTEST = 3;
  private static final int LONG = 8;
  private static final String HIDDEN = "***";
  private static final Pattern IN_ADDRESS = Pattern.compile("(:/{1,3}[^\\s:/@]*):\\S+@");
  private static final Pattern AS_PARAMETER =
      Pattern.compile(
          "(?i)(\\b[\\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|hexkey|textkey)=)"
              + "[^\\s&;,'\"]+");

  private final Set<String> known = new LinkedHashSet<>();

  /// Remembers texts that are never to be shown. Short ones are found as whole words only, and very
  /// short ones not at all, since they would hide half of every sentence.
  public void add(Collection<String> texts) {
    texts.stream().filter(text -> text.length() >= SHORTEST).forEach(known::add);
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
    shown = IN_ADDRESS.matcher(shown).replaceAll("$1:***@");
    return AS_PARAMETER.matcher(shown).replaceAll("$1***");
  }

  /// The problem without secrets.
  public Problem hidden(Problem problem) {
    return new Problem(
        problem.code(),
        hidden(problem.what()),
        hidden(problem.now()),
        hidden(problem.next()),
        problem.excerpt(),
        problem.details().stream().map(this::hidden).toList());
  }
}
