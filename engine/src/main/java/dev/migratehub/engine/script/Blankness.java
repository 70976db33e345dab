package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Ascii;

/// Tells whether a text holds nothing but white space, `;` and a byte order mark. A comment is
/// something: who writes that nothing is to be done here has said so.
final class Blankness {

  private boolean blank = true;

  void add(byte[] bytes, int offset, int length) {
    for (int i = offset; blank && i < offset + length; i++) {
      int b = bytes[i] & 0xff;
      blank = Ascii.isSpace(b) || b == ';' || b == 0xEF || b == 0xBB || b == 0xBF;
    }
  }

  boolean isBlank() {
    return blank;
  }
}
