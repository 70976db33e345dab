package dev.migratehub.engine.sql;

/// A stretch of a statement's text and what it is.
///
/// @param from the index of its first character
/// @param to the index behind its last one
public record Stretch(Kind kind, int from, int to) {

  /// What a stretch can be.
  public enum Kind {
    BLANK,
    COMMENT,
    /// A text in quotes or dollar quotes.
    TEXT,
    /// A name in quotes.
    NAME,
    /// A name or keyword without quotes.
    WORD,
    NUMBER,
    /// Any other sign.
    SIGN;

    static Kind of(char first, String word, Quoting quoting) {
      return switch (first) {
        case '\'' -> TEXT;
        case '"' -> quoting.backslashes() ? TEXT : NAME;
        case '`' -> NAME;
        case '[' -> quoting.brackets() ? NAME : SIGN;
        case '$' -> word.equals("$") ? SIGN : TEXT;
        default -> first >= '0' && first <= '9' ? NUMBER : Ascii.startsName(first) ? WORD : SIGN;
      };
    }
  }
}
