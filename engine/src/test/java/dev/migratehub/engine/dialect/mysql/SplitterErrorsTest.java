package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.sql.Pieces;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.SyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "SELECT 1;~ SELECT 'a; SELECT 2;       | 2:9  | this quoted text is never closed",
        "SELECT \"a\\\"                        | 1:8  | this quoted text is never closed",
        "SELECT 'a\\                           | 1:8  | this quoted text is never closed",
        "SELECT ``,~`a                         | 2:1  | this quoted name is never closed",
        "SELECT 1; /* SELECT 2;                | 1:11 | this comment is never closed",
        "SELECT 1 /* ;                         | 1:10 | this comment is never closed",
        "SELECT 1; /*!50000 SELECT 2;          | 1:11 | this comment is never closed",
        "SELECT 1;~ source more.sql            | 2:2  | source is a command of the terminal client",
        "SELECT 1;~SOURCE more.sql;            | 2:1  | SOURCE is a command of the terminal client",
        "SELECT 1; \\. more.sql                | 1:11 | \\. is a command of the terminal client",
        "SELECT 1 \\c                          | 1:10 | \\c is a command of the terminal client",
        "system ls                             | 1:1  | system is a command of the terminal client",
        "SELECT 1;quit                         | 1:10 | quit is a command of the terminal client",
        "SELECT 1;~DELIMITER                   | 2:1  | DELIMITER needs the new delimiter",
        "DELIMITER a\\b                        | 1:1  | DELIMITER needs the new delimiter",
        "DELIMITER ''                          | 1:1  | DELIMITER needs the new delimiter",
        "DELIMITER // SELECT 1 //              | 1:14 | the terminal client ignores what follows",
        "SELECT 1, -- a^ 2;                   | 1:11 | the line of this comment ends with a lone",
      })
  void what_cannot_be_split_is_refused_with_its_place(String script, String at, String what) {
    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class,
            () -> Pieces.segments(new Splitter(), script.replace('~', '\n').replace('^', '\r')));

    assertThat(error).isNotNull();
    Position position = error.position();
    assertThat(position.line() + ":" + position.column()).isEqualTo(at);
    assertThat(error).hasMessageStartingWith(what);
  }
}
