package dev.migratehub.engine.dialect.sqlite;

/// Tells the `;` between the statements of a trigger from the one that ends it: its `END` is the
/// only one that can stand where a statement would begin, since every `CASE … END` is inside one.
final class TriggerBody {

  private enum State {
    FIRST_WORDS,
    AFTER_CREATE,
    HEAD,
    STATEMENT,
    STATEMENT_START,
    ENDED,
    NONE
  }

  private State state = State.NONE;

  /// A new statement begins.
  void reset() {
    state = State.FIRST_WORDS;
  }

  /// Whether the next word matters; otherwise only quotes, comments and `;` do.
  boolean readsWords() {
    return switch (state) {
      case FIRST_WORDS, AFTER_CREATE, HEAD, STATEMENT_START -> true;
      case STATEMENT, ENDED, NONE -> false;
    };
  }

  /// A `;`: whether it ends the whole statement.
  boolean endsHere() {
    if (state != State.STATEMENT && state != State.STATEMENT_START) {
      return true;
    }
    state = State.STATEMENT_START;
    return false;
  }

  void word(Word word) {
    state =
        switch (state) {
          case FIRST_WORDS -> first(word);
          case AFTER_CREATE -> created(word);
          case HEAD -> word == Word.BEGIN ? State.STATEMENT : State.HEAD;
          case STATEMENT_START -> word == Word.END ? State.ENDED : State.STATEMENT;
          case STATEMENT, ENDED, NONE -> state;
        };
  }

  /// A sign, a text or a quoted name.
  void other() {
    state =
        switch (state) {
          case FIRST_WORDS, AFTER_CREATE -> State.NONE;
          case STATEMENT_START -> State.STATEMENT;
          case HEAD, STATEMENT, ENDED, NONE -> state;
        };
  }

  private static State first(Word word) {
    return switch (word) {
      case EXPLAIN, QUERY, PLAN -> State.FIRST_WORDS;
      case CREATE -> State.AFTER_CREATE;
      case OTHER, BEGIN, END, TEMP, TEMPORARY, TRIGGER -> State.NONE;
    };
  }

  private static State created(Word word) {
    return switch (word) {
      case TEMP, TEMPORARY -> State.AFTER_CREATE;
      case TRIGGER -> State.HEAD;
      case OTHER, BEGIN, CREATE, END, EXPLAIN, PLAN, QUERY -> State.NONE;
    };
  }
}
