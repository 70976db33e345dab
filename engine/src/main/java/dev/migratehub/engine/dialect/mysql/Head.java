package dev.migratehub.engine.dialect.mysql;

/// The start of a statement, read until it is clear whether a body of statements follows.
final class Head {

  /// What the start tells: nothing yet, that no body follows, or that the body begins with the word
  /// just read — as it is, inside a block, or with declarations before the block.
  enum Verdict {
    OPEN,
    PLAIN,
    BODY,
    BLOCK,
    DECLARATIONS
  }

  private enum Part {
    FIRST_WORD,
    LABEL,
    BODY,
    AFTER_BEGIN,
    CREATE,
    ALTER,
    NAME,
    PROCEDURE,
    FUNCTION,
    RETURNS,
    AS,
    TRIGGER,
    ROW,
    ORDER,
    EVENT,
    UNTIL_AS
  }

  private Part part = Part.FIRST_WORD;
  private Part afterName = Part.PROCEDURE;
  private boolean blocksStandAlone;

  /// Starts again; `blocksStandAlone` when a bare `BEGIN` opens a block (`sql_mode=ORACLE`).
  void reset(boolean blocksStandAlone) {
    part = Part.FIRST_WORD;
    this.blocksStandAlone = blocksStandAlone;
  }

  /// Whether a text between `$tag$` and `$tag$` may come next.
  boolean wantsCode() {
    return part == Part.AS;
  }

  Verdict word(Word word, Token last) {
    return switch (part) {
      case FIRST_WORD -> first(word, last);
      case LABEL -> Verdict.PLAIN;
      case BODY -> Verdict.BODY;
      case AFTER_BEGIN -> afterBegin(word);
      case CREATE, ALTER -> create(word, last);
      case NAME, UNTIL_AS -> declarationsAfterAs(word, last);
      case PROCEDURE, FUNCTION, RETURNS -> last.depth > 0 ? Verdict.OPEN : described(word, last);
      case AS -> Verdict.DECLARATIONS;
      case TRIGGER -> trigger(word, last);
      case ROW -> row(word);
      case ORDER -> go(Part.BODY);
      case EVENT ->
          word == Word.DO && last.endsValue && last.depth == 0 ? go(Part.BODY) : Verdict.OPEN;
    };
  }

  Verdict sign(int sign, Token last) {
    return switch (part) {
      case FIRST_WORD -> sign == '<' || sign == '>' ? Verdict.OPEN : Verdict.PLAIN;
      case LABEL -> sign == ':' ? go(Part.BODY) : Verdict.PLAIN;
      case BODY, AFTER_BEGIN, ROW, AS -> Verdict.PLAIN;
      case NAME -> sign == ')' && last.depth == 1 ? go(afterName) : Verdict.OPEN;
      case PROCEDURE, FUNCTION, RETURNS ->
          sign == ':' && last.depth == 0 ? go(Part.BODY) : Verdict.OPEN;
      case CREATE, ALTER, TRIGGER, ORDER, EVENT, UNTIL_AS -> Verdict.OPEN;
    };
  }

  /// A quoted name or a text.
  Verdict text() {
    return switch (part) {
      case FIRST_WORD -> go(Part.LABEL);
      case ORDER -> go(Part.BODY);
      case AS, LABEL, AFTER_BEGIN -> Verdict.PLAIN;
      case BODY, CREATE, ALTER, NAME, PROCEDURE, FUNCTION, RETURNS -> Verdict.OPEN;
      case TRIGGER, ROW, EVENT, UNTIL_AS -> Verdict.OPEN;
    };
  }

  private Verdict first(Word word, Token last) {
    if (last.sign == '<') {
      return Verdict.OPEN;
    }
    return switch (word) {
      case CREATE -> go(Part.CREATE);
      case ALTER -> go(Part.ALTER);
      case BEGIN -> go(Part.AFTER_BEGIN);
      case DECLARE -> Verdict.DECLARATIONS;
      default -> word.opensBlock() ? Verdict.BODY : go(Part.LABEL);
    };
  }

  private Verdict afterBegin(Word word) {
    return switch (word) {
      case NOT -> Verdict.OPEN;
      case ATOMIC -> Verdict.BLOCK;
      default -> blocksStandAlone ? Verdict.BLOCK : Verdict.PLAIN;
    };
  }

  private Verdict create(Word word, Token last) {
    boolean partOfDefiner = last.sign == '=' || last.sign == '@' || last.sign == '.';
    boolean before =
        switch (word) {
          case OR, REPLACE, DEFINER, AGGREGATE -> true;
          default -> partOfDefiner;
        };
    if (before) {
      return Verdict.OPEN;
    }
    return part == Part.ALTER && word != Word.EVENT ? Verdict.PLAIN : created(word);
  }

  private Verdict created(Word word) {
    return switch (word) {
      case TRIGGER -> go(Part.TRIGGER);
      case EVENT -> go(Part.EVENT);
      case PACKAGE, LIBRARY -> go(Part.UNTIL_AS);
      case PROCEDURE -> {
        afterName = Part.PROCEDURE;
        yield go(Part.NAME);
      }
      case FUNCTION -> {
        afterName = Part.FUNCTION;
        yield go(Part.NAME);
      }
      default -> Verdict.PLAIN;
    };
  }

  private Verdict declarationsAfterAs(Word word, Token last) {
    return last.depth == 0 && (word == Word.AS || word == Word.IS) ? go(Part.AS) : Verdict.OPEN;
  }

  private Verdict described(Word word, Token last) {
    if (word == Word.AS || word == Word.IS) {
      return go(Part.AS);
    }
    if (part == Part.PROCEDURE) {
      boolean language = last.word == Word.LANGUAGE;
      return word.describesRoutine() || language ? Verdict.OPEN : Verdict.BODY;
    }
    if (word == Word.RETURNS) {
      return go(Part.RETURNS);
    }
    boolean body = word.opensBlock() || (word == Word.RETURN && part == Part.RETURNS);
    return body ? Verdict.BODY : Verdict.OPEN;
  }

  private Verdict trigger(Word word, Token last) {
    boolean forEachRow = word == Word.ROW && last.word == Word.EACH && last.wordBefore == Word.FOR;
    return forEachRow ? go(Part.ROW) : Verdict.OPEN;
  }

  private Verdict row(Word word) {
    boolean order = word == Word.FOLLOWS || word == Word.PRECEDES;
    return order ? go(Part.ORDER) : Verdict.BODY;
  }

  private Verdict go(Part next) {
    part = next;
    return Verdict.OPEN;
  }
}
