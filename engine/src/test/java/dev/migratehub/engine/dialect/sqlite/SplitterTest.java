package dev.migratehub.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.sql.Pieces;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.SyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {

  private static List<String> split(String script) {
    return Pieces.of(new Splitter(), script);
  }

  @Test
  void a_semicolon_ends_a_statement() {
    assertThat(split("SELECT 1;SELECT 2 ;\n\tSELECT 3\n;"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(split("SELECT 1; SELECT 2")).containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void empty_statements_and_trailing_comments_are_blank() {
    assertThat(split(";; ;SELECT 1;; -- end")).containsExactly("SELECT 1");
    assertThat(split("/* nothing */ ; -- at all\n--")).isEmpty();
    assertThat(split(" \f\t\r\n")).isEmpty();
    assertThat(split("")).isEmpty();
  }

  @Test
  void a_comment_that_nothing_closes_ends_with_the_script() {
    assertThat(split("SELECT 1; /* open; SELECT 2;")).containsExactly("SELECT 1");
    assertThat(split("SELECT 1 /* open; SELECT 2;")).containsExactly("SELECT 1");
    assertThat(split("SELECT 1; -- open; SELECT 2;")).containsExactly("SELECT 1");
  }

  @Test
  void comments_do_not_nest() {
    assertThat(split("/* a /* b */ SELECT 1; SELECT 2 /*/ ; */; SELECT 4-/* ; */-1; SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 4-/* ; */-1", "SELECT 3");
    assertThat(split("SELECT 5--1; SELECT 2\n+ 1;SELECT '-- /*';"))
        .containsExactly("SELECT 5--1; SELECT 2\n+ 1", "SELECT '-- /*'");
  }

  @Test
  void quotes_hide_everything() {
    assertThat(split("SELECT 'a;''b;\\', \"c;\"\"d\", `e;``f`, [g;h'\"`], x'3B'; SELECT 2"))
        .containsExactly("SELECT 'a;''b;\\', \"c;\"\"d\", `e;``f`, [g;h'\"`], x'3B'", "SELECT 2");
  }

  @Test
  void transactions_are_statements_of_their_own() {
    assertThat(
            split(
                "BEGIN TRANSACTION; INSERT INTO t VALUES (1); END TRANSACTION;BEGIN IMMEDIATE;"
                    + "END;begin exclusive transaction;commit;BEGIN;ROLLBACK"))
        .containsExactly(
            "BEGIN TRANSACTION",
            "INSERT INTO t VALUES (1)",
            "END TRANSACTION",
            "BEGIN IMMEDIATE",
            "END",
            "begin exclusive transaction",
            "commit",
            "BEGIN",
            "ROLLBACK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; SELECT 2; END",
        "create temp trigger if not exists t after insert on x begin select 1; end",
        "CREATE TEMPORARY TRIGGER a.t BEFORE UPDATE OF b, c ON x FOR EACH ROW BEGIN SELECT 1;END",
        "CREATE TRIGGER t INSTEAD OF DELETE ON v WHEN CASE WHEN old.a THEN 1 END BEGIN SELECT 1; END",
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE x SET a = CASE WHEN 1 THEN 2 END; END",
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT CASE 1 WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END END; END",
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE x SET end = 1, begin = 2; END",
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 'END;'; /* END; */ -- END;\n SELECT [END;]; END",
        "CREATE TRIGGER \"t;\" AFTER INSERT ON [x;] BEGIN SELECT 1; -- last\n /* one */ END",
        "CREATE/**/TRIGGER t AFTER INSERT ON x BEGIN SELECT ';'; END",
        "EXPLAIN CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; END",
        "CREATE TRIGGER begin AFTER INSERT ON x BEGIN SELECT 1; END",
      })
  void a_trigger_ends_behind_its_end(String trigger) {
    assertThat(split(trigger + " /* of t */ -- x\n; SELECT 'after'; BEGIN; END;"))
        .containsExactly(trigger, "SELECT 'after'", "BEGIN", "END");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE trigger_(begin, end)",
        "CREATE TEMP TABLE t AS SELECT 1",
        "DROP TRIGGER t",
        "CREATE TRIGGER broken",
        "SELECT 1 AS \"trigger\" WHERE begin",
      })
  void nothing_else_has_a_body(String statement) {
    assertThat(split(statement + "; SELECT 1; END; SELECT 2;"))
        .containsExactly(statement, "SELECT 1", "END", "SELECT 2");
  }

  @Test
  void a_line_that_begins_with_a_number_sign_is_the_clients_comment() {
    assertThat(split("# it's; a comment\nSELECT 1;\n# another\n")).containsExactly("SELECT 1");
    assertThat(split("SELECT 1;# no comment")).containsExactly("SELECT 1", "# no comment");
  }

  @Test
  void every_line_end_is_a_line_end_between_statements() {
    assertThat(split("-- a\rSELECT 1;-- b\r\nSELECT\r2;")).containsExactly("SELECT 1", "SELECT\r2");
  }

  @Test
  void a_byte_order_mark_is_white_space() {
    assertThat(split("\uFEFF\uFEFFSELECT 1;\uFEFF SELECT 2"))
        .containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void a_line_of_megabytes_is_one_statement() {
    String line = "QUJD".repeat(700_000);
    assertThat(split("INSERT INTO t VALUES ('" + line + "'); SELECT 2;"))
        .containsExactly("INSERT INTO t VALUES ('" + line + "')", "SELECT 2");
  }

  @Test
  void positions_are_those_of_the_first_token() {
    String script = "\uFEFF-- é\r\n  SELECT 'ü\n', 1; /* x */ SELECT 2;\r\rSELECT 3";
    List<Position> positions =
        Pieces.segments(new Splitter(), script).stream()
            .filter(Segment.Statement.class::isInstance)
            .map(segment -> ((Segment.Statement) segment).position())
            .toList();
    assertThat(positions)
        .containsExactly(new Position(2, 3), new Position(3, 15), new Position(5, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "SELECT 1;~ SELECT 'a; SELECT 2; | 2:9  | this quoted text is never closed",
        "SELECT \"a                      | 1:8  | this quoted name is never closed",
        "SELECT [a                       | 1:8  | this quoted name is never closed",
        "SELECT ``,~`a                   | 2:1  | this quoted name is never closed",
        "SELECT 1;~.read more.sql~       | 2:1  | lines that begin with a dot",
        "-- x~ .mode csv                 | 2:2  | lines that begin with a dot",
        "SELECT 1, -- a^ 2;              | 1:11 | the line of this comment ends with a lone",
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
