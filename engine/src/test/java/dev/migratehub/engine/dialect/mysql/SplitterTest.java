package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Pieces;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Statements, quotes and comments; what the terminal client keeps is in [ClientCommandsTest],
/// bodies are in [BlocksTest].
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
    assertThat(split("/* nothing */ ; # at all\n--\n")).isEmpty();
    assertThat(split(" \f\t\r\n")).isEmpty();
    assertThat(split("")).isEmpty();
  }

  @Test
  void the_text_has_no_blanks_and_comments_round_it() {
    assertThat(split("-- head\n # x\n/* y */ SELECT /* kept */ 1 /* a */ -- b\n /* c */\n ;"))
        .containsExactly("SELECT /* kept */ 1");
    assertThat(split("SELECT 1 # end")).containsExactly("SELECT 1");
    assertThat(split("SELECT 1 /* a */ + 2 /* b */;")).containsExactly("SELECT 1 /* a */ + 2");
  }

  @Test
  void two_dashes_need_white_space_or_a_control_character_behind_them() {
    assertThat(split("SET @a=5--1; SELECT 2;")).containsExactly("SET @a=5--1", "SELECT 2");
    assertThat(split("SELECT 1--\t; x\n;SELECT 2--\u0001; y\n;SELECT 3--\n;SELECT 4;--"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4");
    assertThat(split("SELECT 1---1;SELECT 2")).containsExactly("SELECT 1---1", "SELECT 2");
  }

  @Test
  void comments_do_not_nest() {
    assertThat(split("/* a /* b */ SELECT 1; SELECT 2; /* c */"))
        .containsExactly("SELECT 1", "SELECT 2");
    assertThat(split("SELECT 1 /*/ ; */ ; SELECT 2 /**/;")).containsExactly("SELECT 1", "SELECT 2");
    assertThat(split("/* ' \" ` */ SELECT 1; # ' \n SELECT 2 -- \"\n;"))
        .containsExactly("SELECT 1", "SELECT 2");
    assertThat(split("SELECT 6*/*;*/2;SELECT 3*/* ; */ 1 */*;*/ 2;"))
        .containsExactly("SELECT 6*/*;*/2", "SELECT 3*/* ; */ 1 */*;*/ 2");
  }

  @Test
  void executable_comments_are_code() {
    assertThat(split("/*! SET @x=1 */; /*!40101 SET @x=2 */;/*!080000 SET @x=3*/;"))
        .containsExactly("/*! SET @x=1 */", "/*!40101 SET @x=2 */", "/*!080000 SET @x=3*/");
    assertThat(split("/*M! SET @x=1 */; /*M!100100 SET @x='*/;' */;"))
        .containsExactly("/*M! SET @x=1 */", "/*M!100100 SET @x='*/;' */");
    assertThat(
            split("SELECT /*!50000 SQL_NO_CACHE */ 1; CREATE TABLE t (a INT) /*!50100 X=';' */;"))
        .containsExactly(
            "SELECT /*!50000 SQL_NO_CACHE */ 1", "CREATE TABLE t (a INT) /*!50100 X=';' */");
    assertThat(split("/*! SELECT 1 /* inner ; */ + 1 */; SELECT 2;"))
        .containsExactly("/*! SELECT 1 /* inner ; */ + 1 */", "SELECT 2");
    assertThat(split("/*! SELECT 1; */; SELECT 2;"))
        .containsExactly("/*! SELECT 1; */", "SELECT 2");
  }

  @Test
  void optimizer_hints_stay_where_they_are() {
    assertThat(split("SELECT /*+ SET_VAR(sort_buffer_size = 16M); */ 1; SELECT 2;"))
        .containsExactly("SELECT /*+ SET_VAR(sort_buffer_size = 16M); */ 1", "SELECT 2");
  }

  @Test
  void quotes_hide_everything() {
    assertThat(split("SELECT 'a;''b;', \"c;\"\"d;\", `e;``f;`; SELECT 2;"))
        .containsExactly("SELECT 'a;''b;', \"c;\"\"d;\", `e;``f;`", "SELECT 2");
    assertThat(split("SELECT '-- # /* ', \"*/ ' \", `--`;SELECT 2;"))
        .containsExactly("SELECT '-- # /* ', \"*/ ' \", `--`", "SELECT 2");
    assertThat(split("SELECT _utf8mb4';', X'3B', b'01', N';', 'a' ';';SELECT 2;"))
        .containsExactly("SELECT _utf8mb4';', X'3B', b'01', N';', 'a' ';'", "SELECT 2");
  }

  @Test
  void back_slashes_escape_in_texts_and_not_in_names() {
    assertThat(split("SELECT 'it\\'s;', \"a\\\";\", '\\\\'; SELECT 2;"))
        .containsExactly("SELECT 'it\\'s;', \"a\\\";\", '\\\\'", "SELECT 2");
    assertThat(split("SELECT `a\\`; SELECT \\N;")).containsExactly("SELECT `a\\`", "SELECT \\N");
  }

  @Test
  void sql_mode_changes_what_back_slashes_do() {
    assertThat(
            split("SET sql_mode='NO_BACKSLASH_ESCAPES'; SELECT 'c:\\'; SELECT \"\\\"; SELECT 3;"))
        .containsExactly(
            "SET sql_mode='NO_BACKSLASH_ESCAPES'", "SELECT 'c:\\'", "SELECT \"\\\"", "SELECT 3");
    assertThat(split("SET SESSION sql_mode = ANSI_QUOTES; SELECT \"a\\\"; SELECT '\\';';"))
        .containsExactly("SET SESSION sql_mode = ANSI_QUOTES", "SELECT \"a\\\"", "SELECT '\\';'");
    assertThat(Pieces.of(new Splitter("NO_BACKSLASH_ESCAPES"), "SELECT '\\';SELECT 2"))
        .containsExactly("SELECT '\\'", "SELECT 2");
  }

  @Test
  void a_saved_sql_mode_comes_back() {
    String script =
        """
        /*!40101 SET @OLD=@@SQL_MODE, SQL_MODE='ANSI,NO_BACKSLASH_ESCAPES' */;
        SELECT '\\';
        /*!40101 SET SQL_MODE=@OLD */;
        SELECT '\\';';
        SET GLOBAL sql_mode='NO_BACKSLASH_ESCAPES', sql_mode='NO_BACKSLASH_ESCAPES';
        SELECT '\\';';
        SET @@session.sql_mode := CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');
        SELECT '\\';
        SET sql_mode=(SELECT REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', ''));
        SELECT '\\';';
        SET sql_mode=1048576;
        SELECT '\\';
        SET sql_mode=DEFAULT;
        SELECT '\\';';
        """;
    assertThat(split(script)).hasSize(14);
    assertThat(split(script).stream().filter(text -> text.startsWith("SELECT '")))
        .containsExactly(
            "SELECT '\\'",
            "SELECT '\\';'",
            "SELECT '\\';'",
            "SELECT '\\'",
            "SELECT '\\';'",
            "SELECT '\\'",
            "SELECT '\\';'");
  }

  @Test
  void a_dump_splits_as_the_client_splits_it() {
    String script =
        """
        /*!50003 SET @saved_sql_mode = @@sql_mode */ ;
        DELIMITER ;;
        /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`%`*/ /*!50003 TRIGGER t BEFORE INSERT ON x
        FOR EACH ROW BEGIN SET NEW.a = ';;x'; SET NEW.b = 1; END */;;
        DELIMITER ;
        LOCK TABLES `x` WRITE;
        /*!40000 ALTER TABLE `x` DISABLE KEYS */;
        LOAD DATA LOCAL INFILE 'a;b' INTO TABLE x;
        UNLOCK TABLES;
        """;
    assertThat(split(script))
        .containsExactly(
            "/*!50003 SET @saved_sql_mode = @@sql_mode */",
            "client: DELIMITER ;;",
            """
            /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`%`*/ /*!50003 TRIGGER t BEFORE INSERT ON x
            FOR EACH ROW BEGIN SET NEW.a = ';;x'; SET NEW.b = 1; END */\
            """,
            "client: DELIMITER ;",
            "LOCK TABLES `x` WRITE",
            "/*!40000 ALTER TABLE `x` DISABLE KEYS */",
            "LOAD DATA LOCAL INFILE 'a;b' INTO TABLE x",
            "UNLOCK TABLES");
  }

  @Test
  void positions_are_those_of_the_first_token() {
    List<Position> positions =
        Pieces.segments(
                new Splitter(),
                "\uFEFF-- é\r\n  SELECT 'ü\n', 1; /* x */ SELECT 2;\r\rDELIMITER //\n")
            .stream()
            .flatMap(segment ->
                switch (segment) {
                  case Segment.Statement s -> List.of(s.position()).stream();
                  case Segment.ClientCommand c -> List.of(c.position()).stream();
                  default -> List.<Position>of().stream();
                })
            .toList();
    assertThat(positions)
        .containsExactly(new Position(2, 3), new Position(3, 15), new Position(5, 1));
  }

  @Test
  void every_line_end_is_a_line_end_between_statements() {
    assertThat(split("-- a\rSELECT 1;# b\rSELECT 2;\rSELECT\r3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT\r3");
    assertThat(split("SELECT 1, -- a\r\n 2;\r\nSELECT 3; -- b\r\n"))
        .containsExactly("SELECT 1, -- a\r\n 2", "SELECT 3");
  }

  @Test
  void a_line_of_megabytes_is_one_statement() {
    String long64 = "QUJD".repeat(700_000);
    assertThat(split("INSERT INTO t VALUES ('" + long64 + "'); SELECT 2;"))
        .containsExactly("INSERT INTO t VALUES ('" + long64 + "')", "SELECT 2");
  }
}
