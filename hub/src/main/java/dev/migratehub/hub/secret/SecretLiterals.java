package dev.migratehub.hub.secret;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Segment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the literals of a script that are secrets, with the engine's own lexer: whatever comments,
/// line ends and quotes stand between the word and the literal.
final class SecretLiterals {

  private static final Pattern NAMES_SECRET =
      Pattern.compile("[`\"]?\\w*(PASSWORD|PASSPHRASE|SECRET|TOKEN)[`\"]?");
  private static final Pattern LITERAL =
      Pattern.compile("(?s)(?:[eEnN]|[uU]&)?'(.*)'|\"(.*)\"|\\$(\\w*)\\$(.*)\\$\\3\\$");
  private static final Set<String> BETWEEN = Set.of("=", ":=", "=>", "(", "TO", "AS", "PASSWORD");
  private static final Set<String> BEFORE = Set.of("BY", "AS", "USING", "(", "REPLACE", "PASSWORD");
  private static final Set<String> END = Set.of(",", ";");
  private static final int REACH = 12;

  private SecretLiterals() {}

  /// The values, as they stand between the quotes and with doubled quotes made single; none of a
  /// script that cannot be split.
  static Set<String> in(Dialect dialect, Script script) {
    Set<String> found = new LinkedHashSet<>();
    try (ScriptReader reader = new ScriptReader(script, dialect::syntax)) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof Segment.Statement statement) {
          collect(dialect.words(statement.text()), found);
        }
      }
    } catch (ProblemException e) {
      // It runs nowhere either.
    }
    return found;
  }

  private static void collect(List<String> words, Set<String> found) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toUpperCase(Locale.ROOT);
      if (word.equals("IDENTIFIED")) {
        identified(words, i + 1, found);
      } else if (NAMES_SECRET.matcher(word).matches()) {
        password(words, i + 1, found);
      }
    }
  }

  private static void identified(List<String> words, int from, Set<String> found) {
    for (int i = from; i < Math.min(words.size(), from + REACH); i++) {
      if (END.contains(words.get(i))) {
        return;
      }
      if (BEFORE.contains(words.get(i - 1).toUpperCase(Locale.ROOT))) {
        take(words.get(i), found);
      }
    }
  }

  /// `PASSWORD 'x'`, `PASSWORD = 'x'`, `PASSWORD('x')`, `PASSWORD FOR user = 'x'`.
  private static void password(List<String> words, int from, Set<String> found) {
    int at = from;
    if (at < words.size() && words.get(at).equalsIgnoreCase("FOR")) {
      while (at < Math.min(words.size(), from + REACH) && !words.get(at).equals("=")) {
        at++;
      }
    }
    while (at < words.size() && BETWEEN.contains(words.get(at).toUpperCase(Locale.ROOT))) {
      at++;
    }
    if (at < words.size()) {
      take(words.get(at), found);
    }
  }

  private static void take(String word, Set<String> found) {
    Matcher literal = LITERAL.matcher(word);
    if (!literal.matches()) {
      return;
    }
    String single = literal.group(1);
    String twofold = literal.group(2);
    String value = single != null ? single : twofold != null ? twofold : literal.group(4);
    if (value != null && !value.isEmpty()) {
      found.add(value);
      found.add(value.replace("''", "'").replace("\"\"", "\""));
      found.add(value.replaceAll("\\\\(.)", "$1"));
    }
  }
}
