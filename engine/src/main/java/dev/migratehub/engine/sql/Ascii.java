package dev.migratehub.engine.sql;

/// Questions about single bytes that every dialect answers alike.
public final class Ascii {

  private Ascii() {}

  /// The upper-case letter of an ASCII letter; everything else unchanged.
  public static int upper(int b) {
    return b >= 'a' && b <= 'z' ? b - 32 : b;
  }

  /// Whether a name may go on with this byte: letters, digits, `_`, `$` and everything beyond
  /// ASCII.
  public static boolean continuesName(int b) {
    return startsName(b) || (b >= '0' && b <= '9') || b == '$';
  }

  /// Whether a name may start with this byte: letters, `_` and everything beyond ASCII.
  public static boolean startsName(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b >= 0x80;
  }

  /// Whether this is white space in SQL: blank, tab, line feed, vertical tab, form feed, return.
  public static boolean isSpace(int b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
