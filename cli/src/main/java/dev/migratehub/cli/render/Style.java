package dev.migratehub.cli.render;

import java.util.List;

/// Colours of a terminal, or none. A text carries them as marks, signs that Unicode keeps for such
/// inner use; [Paper] turns the marks into what the terminal understands.
public record Style(boolean on) {

  private static final char END = '\ufdd0';
  private static final char GOOD = '\ufdd1';
  private static final char BAD = '\ufdd2';
  private static final char NOTABLE = '\ufdd3';
  private static final char FAINT = '\ufdd4';
  private static final char STRONG = '\ufdd5';
  private static final List<String> CODES =
      List.of("\u001b[0m", "\u001b[32m", "\u001b[31m", "\u001b[33m", "\u001b[2m", "\u001b[1m");

  String good(String text) {
    return marked(GOOD, text);
  }

  String bad(String text) {
    return marked(BAD, text);
  }

  String notable(String text) {
    return marked(NOTABLE, text);
  }

  String faint(String text) {
    return marked(FAINT, text);
  }

  String strong(String text) {
    return marked(STRONG, text);
  }

  static boolean isMark(int sign) {
    return sign >= END && sign <= STRONG;
  }

  /// What a mark becomes.
  String code(int mark) {
    return on ? CODES.get(mark - END) : "";
  }

  private String marked(char begin, String text) {
    return on && !text.isEmpty() ? begin + text + END : text;
  }
}
