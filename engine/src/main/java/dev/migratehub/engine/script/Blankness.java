package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Ascii;

/// Tells whether a text holds anything but white space, `;` and comments, in any dialect; where
/// dialects differ (nested comments) it sees a statement rather than none.
final class Blankness {

  private enum State {
    BETWEEN,
    DASH,
    LINE,
    SLASH,
    OPENED,
    MARIA,
    BLOCK,
    STAR,
    CODE
  }

  private State state = State.BETWEEN;

  void add(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length && state != State.CODE; i++) {
      state = after(bytes[i] & 0xff);
    }
  }

  boolean isBlank() {
    return state != State.CODE && state != State.DASH && state != State.SLASH;
  }

  private State after(int b) {
    return switch (state) {
      case BETWEEN -> between(b);
      case DASH -> b == '-' ? State.LINE : State.CODE;
      case LINE -> b == '\n' || b == '\r' ? State.BETWEEN : State.LINE;
      case SLASH -> b == '*' ? State.OPENED : State.CODE;
      case OPENED -> b == 'M' ? State.MARIA : b == '!' ? State.CODE : inBlock(b);
      case MARIA -> b == '!' ? State.CODE : inBlock(b);
      case BLOCK -> inBlock(b);
      case STAR -> b == '/' ? State.BETWEEN : b == '*' ? State.STAR : State.BLOCK;
      case CODE -> State.CODE;
    };
  }

  private static State inBlock(int b) {
    return b == '*' ? State.STAR : State.BLOCK;
  }

  private static State between(int b) {
    return switch (b) {
      case '-' -> State.DASH;
      case '/' -> State.SLASH;
      case '#' -> State.LINE;
      case ';', 0xEF, 0xBB, 0xBF -> State.BETWEEN;
      default -> Ascii.isSpace(b) ? State.BETWEEN : State.CODE;
    };
  }
}
