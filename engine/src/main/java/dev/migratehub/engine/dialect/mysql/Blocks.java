package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.mysql.Frames.Frame;

/// Follows the blocks of a routine's body, so that a `;` between its statements is told from the
/// one that ends the whole. It is fed every token of a statement.
final class Blocks {

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
  private final Frames frames = new Frames();
  private State state = State.PLAIN;

  /// A new statement begins; `blocksStandAlone` when a bare `BEGIN` opens a block.
  void begin(boolean blocksStandAlone) {
    frames.clear();
    last.reset();
    head.reset(blocksStandAlone);
    state = State.HEAD;
  }

  /// A new statement begins which only its terminator ends.
  void beginPlain() {
    frames.clear();
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
    while (frames.topIs(Frame.VALUE)) {
      frames.pop();
    }
    if (frames.isEmpty()) {
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
      case UNTIL -> frames.replace(Frame.REPEAT, Frame.UNTIL);
      case END -> end();
      case DECLARE -> state = State.DECLARE;
      case PROCEDURE, FUNCTION ->
          state = frames.topIs(Frame.DECLARATIONS) ? State.SUBROUTINE : middle();
      case OTHER -> state = State.AFTER_FIRST;
      default -> state = middle();
    }
  }

  private void begin() {
    if (!frames.replace(Frame.DECLARATIONS, Frame.BLOCK)) {
      push(Frame.BLOCK);
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
          state =
              last.endsValue && frames.replace(Frame.LOOP_HEAD, Frame.LOOP) ? State.START : state;
      case LOOP -> state = frames.replace(Frame.LOOP_HEAD, Frame.LOOP) ? State.START : state;
      default -> {}
    }
  }

  private void endOfValue() {
    if (!last.endsValue || !frames.topIsAt(last.depth)) {
      return;
    }
    if (frames.topIs(Frame.VALUE)) {
      frames.pop();
    } else if (frames.topIs(Frame.UNTIL)) {
      end();
    }
  }

  private boolean opensAfterThen() {
    return frames.topIs(Frame.IF) || frames.topIs(Frame.CASE) || frames.topIs(Frame.BLOCK);
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
    return frames.isEmpty() ? State.PLAIN : State.MIDDLE;
  }

  private void end() {
    frames.pop();
    state = State.AFTER_END;
  }

  private void pushAndStart(Frame frame) {
    push(frame);
    state = State.START;
  }

  private void push(Frame frame) {
    frames.push(frame, last.depth);
  }
}
