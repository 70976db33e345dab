package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Composed;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitterPropertiesTest {

  private static final List<String> BLANKS =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\t",
          "-- x; 'y\n",
          "--\r\n",
          "--\t/*\n",
          "# it's; \" `\n",
          "/* ; ' \" ` */",
          "/* a /* b */",
          "/**/",
          "/* é -- \n */",
          "\f");
  private static final List<String> SIMPLE =
      List.of(
          "SELECT 1",
          "SELECT 5--1, 6-/* ; */-7",
          "SELECT 'a;b''c;\\'', \"d;\"\"e\\\"\", `f;``g\\`",
          "SELECT 'é😀;' -- ;\n, # ;'\n 2 /* ; */ + 3",
          "/*! SET @a = ';' */",
          "/*M!100100 SET @b = '*/' */",
          "/*!40101 SET NAMES utf8mb4 */ /* x */ /*!40101 */",
          "INSERT INTO t VALUES (_utf8mb4'x;', X'00', N'y;', \\N, b'1')",
          "SELECT /*+ NO_ICP(t) */ * FROM t WHERE a*/* ; */b",
          "BEGIN",
          "COMMIT",
          "LOCK TABLES `a` WRITE",
          "CREATE TABLE `end` (`begin` INT, delimiter INT)");
  private static final List<String> BODIES =
      List.of(
          "CREATE PROCEDURE p() BEGIN SELECT 1; IF a THEN SELECT IF(1, 2, 3); END IF; END",
          "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER t AFTER INSERT ON x\n"
              + "FOR EACH ROW BEGIN SET @a = CASE WHEN 1 THEN ';' END; END */",
          "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO l: BEGIN CASE a WHEN 1 THEN SELECT 1;"
              + " ELSE BEGIN END; END CASE; REPEAT SET b = 1; UNTIL b END REPEAT; END l",
          "CREATE FUNCTION f() RETURNS INT RETURN CASE 1 WHEN 1 THEN 2 END",
          "BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT ';'; END; END");
  private static final List<String> DELIMITERS = List.of("//", "$$", ";;", "|", "END_OF;IT", "@@@");

  private static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_script_is_cut_into_what_it_was_made_of(int seed) {
    Random random = new Random(seed);
    Composed script = new Composed(random);
    for (int part = 0; part < 4; part++) {
      statements(script, random, ";");
      String delimiter = script.oneOf(DELIMITERS);
      script.raw(script.oneOf(List.of("\nDELIMITER ", "delimiter\t", "\\d ")) + delimiter + "\n");
      statements(script, random, delimiter);
      script.raw("\r\nDelimiter ;" + script.oneOf(List.of("\n", "\r\n", " -- back\n")));
    }
    script.statement("SELECT 'last'", script.oneOf(List.of("", ";", "\n# x", " \\G -- y")));
    script.check(Splitter::new);
  }

  private static void statements(Composed script, Random random, String delimiter) {
    for (int i = random.nextInt(6); i > 0; i--) {
      script.blanks(BLANKS);
      String blank = script.oneOf(List.of("", " ", "\n", " /* x */ ", " -- y\n"));
      script.statement(
          script.oneOf(random.nextInt(3) > 0 ? SIMPLE : BODIES),
          blank + (random.nextInt(5) == 0 ? "\\g" : delimiter));
    }
    script.blanks(BLANKS);
  }
}
