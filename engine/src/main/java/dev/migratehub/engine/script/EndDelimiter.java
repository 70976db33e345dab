package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text that ends a statement at the end of a line, as other tools let a file choose it.
///
/// @param alone whether it must be all that stands on its line
record EndDelimiter(String text, boolean alone) {

  /// Signs that mean something to a pattern, unless all of the text is made of signs.
  private static final Pattern PATTERN = Pattern.compile(".*[\\\\\\[\\](){}*+?|].*");

  /// Reads it as it stands in a file, where `\n`, `^` and `$` round it say that it stands alone or
  /// at the end of a line; empty for any other pattern.
  static Optional<EndDelimiter> of(String written) {
    String text = written.strip();
    boolean alone = text.startsWith("\\n") || text.startsWith("^");
    text = alone ? text.substring(text.startsWith("^") ? 1 : 2) : text;
    if (text.length() > 1 && text.endsWith("$") && !text.endsWith("$$")) {
      text = text.substring(0, text.length() - 1);
    }
    text = text.replaceFirst("\\\\[sn]\\*?$", "").replaceFirst("^\\\\s\\*", "");
    boolean plain = !text.isEmpty() && !PATTERN.matcher(text).matches();
    return plain ? Optional.of(new EndDelimiter(text, alone)) : Optional.empty();
  }

  /// The edit that makes it a `;` where a line ends with it; `start` is the place of the line.
  Optional<Content.Edit> at(String line, long start) {
    String stripped = line.stripTrailing();
    boolean ends =
        stripped.toLowerCase(Locale.ROOT).endsWith(text.toLowerCase(Locale.ROOT))
            && (text.startsWith("--") || !line.stripLeading().startsWith("--"));
    int at = stripped.length() - text.length();
    if (!ends || (alone && !stripped.substring(0, at).isBlank()) || splitsWord(stripped, at)) {
      return Optional.empty();
    }
    long from = start + stripped.substring(0, at).getBytes(UTF_8).length;
    return Optional.of(Content.Edit.end(from, from + text.getBytes(UTF_8).length));
  }

  /// Whether what looks like it is only the end of a longer word.
  private boolean splitsWord(String line, int at) {
    return at > 0
        && Character.isLetterOrDigit(text.charAt(0))
        && Character.isLetterOrDigit(line.charAt(at - 1));
  }
}
