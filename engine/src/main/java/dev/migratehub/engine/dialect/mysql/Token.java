package dev.migratehub.engine.dialect.mysql;

/// What the last tokens were, as far as the next one depends on them.
final class Token {

  /// The last sign, or 0 when the last token was none.
  int sign;

  /// The last word; [Word#OTHER] when the last token was none of them.
  Word word = Word.OTHER;

  /// The word before that.
  Word wordBefore = Word.OTHER;

  /// Whether a value just ended, so that an operator, a comma or an end must follow.
  boolean endsValue;

  /// How many parentheses are open.
  int depth;

  void reset() {
    depth = 0;
    sees(Word.OTHER, 0, false);
    wordBefore = Word.OTHER;
  }

  void seesWord(Word next) {
    sees(next, 0, !next.wantsValue());
  }

  void seesText() {
    sees(Word.OTHER, 0, true);
  }

  void seesSign(int next) {
    sees(Word.OTHER, next, next == ')');
    depth += next == '(' ? 1 : next == ')' && depth > 0 ? -1 : 0;
  }

  private void sees(Word nextWord, int nextSign, boolean value) {
    wordBefore = word;
    word = nextWord;
    sign = nextSign;
    endsValue = value;
  }
}
