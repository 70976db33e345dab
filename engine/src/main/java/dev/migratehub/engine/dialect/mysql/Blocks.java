package dev.migratehub.engine.dialect.mysql;

import java.util.Arrays;

/// Follows the blocks of a routine's body, so that a `;` between its statements is told from the
/// one that ends the whole. It is fed every token of a statement.
final class Blocks {

  private enum Frame {
    /// `BEGIN … END`
    BLOCK,
    /// What stands before the `BEGIN` of an Oracle-mode routine, or all of a package.
    DECLARATIONS,
    IF,
    CASE,
    /// A `CASE` that is a value, not a statement.
    VALUE,
    /// `WHILE` or `FOR` before its `DO` or `LOOP`.
    LOOP_HEAD,
    LOOP,
    REPEAT,
    UNTIL
  }

  private enum State {
    HEAD,
    /// No body follows: nothing matters any more but the terminator.
    PLAIN,
    START,
    AFTER_FIRST,
    MIDDLE,
    AFTER_END,
    DECLARE,
    HANDLER,
    CONDITION,
    AFTER_CONDITION,
    SUBROUTINE
  }

  private final Token last = new Token();
  private final Head head = new Head();
  private Frame[] frames = new Frame[16];
  private int[] depths = new int[16];
  private int open;
  private State state = State.PLAIN;

  /// A new statement begins; `blocksStandAlone` when a bare `BEGIN` opens a block.
  void begin(boolean blocksStandAlone) {
    open = 0;
    last.reset();
    head.reset(blocksStandAlone);
    state = State.HEAD;
  }

  /// A new statement begins which only its terminator ends.
  void beginPlain() {
    open = 0;
    state = State.PLAIN;
  }

  /// Whether further tokens make no difference.
  boolean isPlain() {
    return state == State.PLAIN;
  }

  /// Whether a text between `$tag$` and `$tag$` may come next.
  boolean wantsCode() {
    return state == State.HEAD && head.wantsCode();
  }

  /// A `;`: whether it ends the whole statement.
  boolean endsHere() {
    while (top() == Frame.VALUE) {
      open--;
    }
    if (open == 0) {
      return true;
    }
    state = State.START;
    last.reset();
    return false;
  }

  void word(Word word) {
    if (state == State.HEAD) {
      decide(head.word(word, last), word);
    } else {
      inBody(word);
    }
    last.seesWord(word);
  }

  /// A quoted name or a text.
  void text() {
    if (state == State.HEAD) {
      decide(head.text(), Word.OTHER);
    } else {
      inBody(Word.OTHER);
    }
    last.seesText();
  }

  void sign(int sign) {
    switch (state) {
      case HEAD -> decide(head.sign(sign, last), Word.OTHER);
      case START -> state = sign == '<' || sign == '>' ? State.START : middle();
      case AFTER_FIRST -> state = sign == ':' ? State.START : middle();
      case AFTER_CONDITION -> state = sign == ',' ? State.CONDITION : middle();
      case PLAIN, MIDDLE, AFTER_END, DECLARE, HANDLER, CONDITION, SUBROUTINE -> {}
    }
    last.seesSign(sign);
  }

  private void decide(Head.Verdict verdict, Word word) {
    switch (verdict) {
      case OPEN -> {}
      case PLAIN -> state = State.PLAIN;
      case BODY -> start(word);
      case BLOCK -> {
        push(Frame.BLOCK);
        start(word);
      }
      case DECLARATIONS -> {
        push(Frame.DECLARATIONS);
        start(word);
      }
    }
  }

  private void inBody(Word word) {
    switch (state) {
      case START -> start(word);
      case AFTER_FIRST, MIDDLE -> middle(word);
      case AFTER_END -> state = State.MIDDLE;
      case DECLARE -> state = isHandler(word) ? State.HANDLER : state;
      case HANDLER -> state = word == Word.FOR ? State.CONDITION : state;
      case CONDITION -> state = isCondition(word) ? State.AFTER_CONDITION : state;
      case AFTER_CONDITION -> start(word);
      case SUBROUTINE -> subroutine(word);
      case HEAD, PLAIN -> {}
    }
  }

  private void start(Word word) {
    if (last.sign == '<') {
      return;
    }
    state = State.MIDDLE;
    switch (word) {
      case BEGIN -> begin();
      case NOT, ATOMIC -> state = State.START;
      case IF -> push(Frame.IF);
      case CASE -> push(Frame.CASE);
      case WHILE, FOR -> push(Frame.LOOP_HEAD);
      case LOOP -> pushAndStart(Frame.LOOP);
      case REPEAT -> pushAndStart(Frame.REPEAT);
      case ELSE -> state = State.START;
      case UNTIL -> replace(Frame.REPEAT, Frame.UNTIL);
      case END -> end();
      case DECLARE -> state = State.DECLARE;
      case PROCEDURE, FUNCTION -> state = top() == Frame.DECLARATIONS ? State.SUBROUTINE : middle();
      case OTHER -> state = State.AFTER_FIRST;
      default -> state = middle();
    }
  }

  private void begin() {
    if (top() != Frame.DECLARATIONS) {
      push(Frame.BLOCK);
    } else {
      replace(Frame.DECLARATIONS, Frame.BLOCK);
    }
    state = State.START;
  }

  private void middle(Word word) {
    state = middle();
    switch (word) {
      case CASE -> push(Frame.VALUE);
      case END -> endOfValue();
      case THEN -> state = opensAfterThen() ? State.START : state;
      case DO ->
          state = last.endsValue && replace(Frame.LOOP_HEAD, Frame.LOOP) ? State.START : state;
      case LOOP -> state = replace(Frame.LOOP_HEAD, Frame.LOOP) ? State.START : state;
      default -> {}
    }
  }

  private void endOfValue() {
    if (!last.endsValue || open == 0 || last.depth != depths[open - 1]) {
      return;
    }
    if (top() == Frame.VALUE) {
      open--;
    } else if (top() == Frame.UNTIL) {
      end();
    }
  }

  private boolean opensAfterThen() {
    return top() == Frame.IF || top() == Frame.CASE || top() == Frame.BLOCK;
  }

  private void subroutine(Word word) {
    if (last.depth == 0 && (word == Word.AS || word == Word.IS)) {
      pushAndStart(Frame.DECLARATIONS);
    }
  }

  private boolean isHandler(Word word) {
    return word == Word.HANDLER
        && (last.word == Word.CONTINUE || last.word == Word.EXIT || last.word == Word.UNDO);
  }

  private static boolean isCondition(Word word) {
    return word != Word.SQLSTATE && word != Word.VALUE && word != Word.NOT;
  }

  /// A simple statement that is the whole body ends at the next `;`.
  private State middle() {
    return open == 0 ? State.PLAIN : State.MIDDLE;
  }

  private Frame top() {
    return open == 0 ? Frame.BLOCK : frames[open - 1];
  }

  private boolean replace(Frame old, Frame next) {
    if (open == 0 || frames[open - 1] != old) {
      return false;
    }
    frames[open - 1] = next;
    return true;
  }

  private void end() {
    open = Math.max(0, open - 1);
    state = State.AFTER_END;
  }

  private void pushAndStart(Frame frame) {
    push(frame);
    state = State.START;
  }

  private void push(Frame frame) {
    if (open == frames.length) {
      frames = Arrays.copyOf(frames, open * 2);
      depths = Arrays.copyOf(depths, open * 2);
    }
    frames[open] = frame;
    depths[open] = last.depth;
    open++;
  }
}
