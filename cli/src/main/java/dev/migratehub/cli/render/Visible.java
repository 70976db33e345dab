package dev.migratehub.cli.render;

/// Makes signs visible that a terminal would obey instead of showing: control characters, and those
/// that turn the direction of writing. Names of files, texts of a database and words of a server
/// may hold them.
public final class Visible {

  private Visible() {}

  /// The text with `\n`, `\u001b` and the like where such a sign stood.
  public static String text(String text) {
    if (text.codePoints().noneMatch(Visible::hidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(sign -> visible.append(hidden(sign) ? escaped(sign) : sign(sign)));
    return visible.toString();
  }

  /// Whether a sign is not to be seen on a terminal.
  static boolean hidden(int sign) {
    return Character.getType(sign) == Character.CONTROL
        || Character.getType(sign) == Character.SURROGATE
        || (sign >= 0x2028 && sign <= 0x202e)
        || (sign >= 0x2066 && sign <= 0x2069)
        || sign == 0x200e
        || sign == 0x200f
        || sign == 0x061c;
  }

  /// How a sign is written with letters: `\n`, `\u001b`.
  static String escaped(int sign) {
    return switch (sign) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        StringBuilder escaped = new StringBuilder();
        for (char half : Character.toChars(sign)) {
          escaped.append("\\u%04x".formatted((int) half));
        }
        yield escaped.toString();
      }
    };
  }

  private static String sign(int sign) {
    return Character.toString(sign);
  }
}
