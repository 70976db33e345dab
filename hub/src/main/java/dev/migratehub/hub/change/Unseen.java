package dev.migratehub.hub.change;

import java.util.stream.Collectors;

/// Characters that a reader does not see, or that make others stand where they are not: what is
/// approved must be what is read.
final class Unseen {

  private Unseen() {}

  /// Whether the character at a place is one; the end of a line as Windows writes it is none.
  static boolean at(String text, int place) {
    int c = text.codePointAt(place);
    if (c == '\r') {
      return place + 1 < text.length() && text.charAt(place + 1) != '\n';
    }
    return is(c);
  }

  /// A text of one line with all of them named.
  static String named(String line) {
    return line.chars().noneMatch(c -> c > 126 || c < ' ')
        ? line
        : line.codePoints()
            .mapToObj(c -> is(c) || c == '\r' ? "⟨" + name(c) + "⟩" : Character.toString(c))
            .collect(Collectors.joining());
  }

  /// Such as `U+202E`.
  static String name(int c) {
    return "U+%04X".formatted(c);
  }

  private static boolean is(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    };
  }
}
