package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Keywords;

/// The words that decide where a statement ends.
enum Word {
  OTHER,
  AGGREGATE,
  ALTER,
  AND,
  AS,
  ATOMIC,
  BEGIN,
  BETWEEN,
  BINARY,
  CASE,
  COLLATE,
  COMMENT,
  CONTAINS,
  CONTINUE,
  CREATE,
  DATA,
  DECLARE,
  DEFINER,
  DETERMINISTIC,
  DIV,
  DO,
  EACH,
  ELSE,
  ELSEIF,
  ELSIF,
  END,
  ESCAPE,
  EVENT,
  EXCEPTION,
  EXIT,
  FOLLOWS,
  FOR,
  FUNCTION,
  HANDLER,
  IF,
  IN,
  INTERVAL,
  INVOKER,
  IS,
  LANGUAGE,
  LIBRARY,
  LIKE,
  LOOP,
  MOD,
  MODIFIES,
  NO,
  NOT,
  OR,
  PACKAGE,
  PRECEDES,
  PROCEDURE,
  READS,
  REGEXP,
  REPEAT,
  REPLACE,
  RETURN,
  RETURNS,
  RLIKE,
  ROW,
  SECURITY,
  SQL,
  SQLSTATE,
  THEN,
  TRIGGER,
  UNDO,
  UNTIL,
  VALUE,
  WHEN,
  WHILE,
  XOR;

  static final Keywords<Word> ALL = new Keywords<>(Word.class, OTHER);

  /// Whether a value must follow, so that a name behind this word is a name even if it reads `end`.
  boolean wantsValue() {
    return switch (this) {
      case AND, OR, NOT, XOR, BETWEEN, LIKE, ESCAPE, COLLATE, IN, DIV, MOD, REGEXP, RLIKE -> true;
      case CASE, WHEN, THEN, ELSE, UNTIL, WHILE, BINARY, INTERVAL -> true;
      default -> false;
    };
  }

  /// Whether a compound statement starts with this word.
  boolean opensBlock() {
    return switch (this) {
      case BEGIN, IF, CASE, LOOP, WHILE, REPEAT, FOR -> true;
      default -> false;
    };
  }

  /// Whether this word belongs to what stands between a procedure's parameters and its body.
  boolean describesRoutine() {
    return switch (this) {
      case COMMENT, LANGUAGE, SQL, NOT, DETERMINISTIC, CONTAINS, NO, READS, MODIFIES, DATA -> true;
      case SECURITY, DEFINER, INVOKER -> true;
      default -> false;
    };
  }
}
