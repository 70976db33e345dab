package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Pieces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies under the delimiter `;`: each line is one statement, whatever stands round it.
class BlocksTest {

  private static void isOneStatement(Splitter splitter, String body) {
    assertThat(Pieces.of(splitter, "SELECT 'before'; " + body + "; SELECT 'after'; BEGIN; END;"))
        .containsExactly("SELECT 'before'", body, "SELECT 'after'", "BEGIN", "END");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PROCEDURE p() SELECT IF(1, 2, 3)",
        "CREATE PROCEDURE p() BEGIN END",
        "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END",
        "create or replace procedure p(in a int, out b varchar(10)) begin select 1; end",
        "CREATE DEFINER=`u;`@`%` PROCEDURE IF NOT EXISTS `p`() COMMENT ';' BEGIN SELECT 1; END",
        "CREATE DEFINER = root@localhost PROCEDURE p() NOT DETERMINISTIC BEGIN SELECT 1; END",
        "CREATE DEFINER=CURRENT_USER() PROCEDURE p() SQL SECURITY INVOKER BEGIN SELECT 1; END",
        "CREATE PROCEDURE p() LANGUAGE SQL MODIFIES SQL DATA l: BEGIN SELECT 1; END l",
        "CREATE PROCEDURE p() BEGIN DECLARE x INT DEFAULT 1; BEGIN SELECT x; END; END",
        "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; ELSEIF b THEN SELECT 2; END IF; END",
        "CREATE PROCEDURE p() BEGIN IF IF(a, b, c) THEN SELECT IF(1, 2, 3); ELSE SELECT 2; END IF; END",
        "CREATE PROCEDURE p() IF EXISTS (SELECT 1) THEN DROP TABLE IF EXISTS t; END IF",
        "CREATE PROCEDURE p() BEGIN CASE x WHEN 1 THEN SELECT 1; ELSE BEGIN END; END CASE; END",
        "CREATE PROCEDURE p() BEGIN CASE WHEN a THEN SET b = CASE c WHEN 1 THEN 2 END; END CASE; END",
        "CREATE PROCEDURE p() BEGIN SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END ELSE 3 END; END",
        "CREATE PROCEDURE p() BEGIN SELECT CASE WHEN begin THEN end ELSE (SELECT 1 end) END; END",
        "CREATE PROCEDURE p() BEGIN SELECT t.end, begin, end FROM t; SET @end = 1; END",
        "CREATE PROCEDURE p() BEGIN WHILE i < 3 DO SET i = i + 1; DO SLEEP(0); END WHILE; END",
        "CREATE PROCEDURE p() BEGIN REPEAT SET s = REPEAT('x', 3); UNTIL i > 3 END REPEAT; END",
        "CREATE PROCEDURE p() BEGIN REPEAT SET i = 1; UNTIL CASE WHEN i THEN 1 END END REPEAT; END",
        "CREATE PROCEDURE p() REPEAT(SELECT 1); SET s = REPEAT(\"x\", 2); UNTIL x = 0 END REPEAT",
        "CREATE PROCEDURE p() l:\nBEGIN\nIF x = 0 THEN LEAVE l; END IF;\nEND l",
        "CREATE PROCEDURE p() BEGIN l: LOOP IF x THEN LEAVE l; END IF; ITERATE l; END LOOP l; END",
        "CREATE PROCEDURE p() BEGIN `a b`: LOOP LEAVE `a b`; END LOOP `a b`; END",
        "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT 1; END; END",
        "CREATE PROCEDURE p() BEGIN DECLARE CONTINUE HANDLER FOR NOT FOUND SET d = 1; SELECT 1; END",
        """
        CREATE PROCEDURE p() BEGIN
          DECLARE CONTINUE HANDLER FOR SQLSTATE VALUE '02000', 1062, oops IF x THEN SELECT 1; END IF;
          DECLARE c CURSOR FOR SELECT CASE WHEN 1 THEN 2 END FROM t;
          START TRANSACTION; INSERT INTO t VALUES (1); COMMIT;
        END\
        """,
        "CREATE PROCEDURE p() BEGIN -- it's; begin\n SELECT 1; /* end; */ END",
        "CREATE FUNCTION f() RETURNS INT RETURN 1",
        "CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN CASE a WHEN 1 THEN 2 END",
        "CREATE FUNCTION f(a INT) RETURNS ENUM('a;', 'b') CHARSET utf8mb4 BEGIN RETURN ';'; END",
        "CREATE FUNCTION f(a INT) RETURNS CHAR(5) CHARACTER SET latin1 IF a THEN RETURN 1; END IF",
        "CREATE AGGREGATE FUNCTION f(a INT) RETURNS INT BEGIN LOOP FETCH GROUP NEXT ROW; END LOOP; END",
        "CREATE AGGREGATE FUNCTION f RETURNS STRING SONAME 'f.so'",
        "CREATE FUNCTION f(a INT) RETURNS INT LANGUAGE JAVASCRIPT AS $$ if (a) { return 1; } $$",
        "CREATE FUNCTION f(a INT) RETURNS INT LANGUAGE JAVASCRIPT AS $js$ 'x'; $$; \" $js$",
        "CREATE FUNCTION f(a INT) RETURNS INT LANGUAGE JAVASCRIPT AS 'return 1;'",
        "CREATE LIBRARY IF NOT EXISTS l LANGUAGE JAVASCRIPT AS $$ export function f() { a(); } $$",
        "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1",
        "CREATE TRIGGER t AFTER UPDATE ON x FOR EACH ROW BEGIN SET @a = 1; SET @b = 2; END",
        "CREATE TRIGGER t AFTER DELETE ON x FOR EACH ROW FOLLOWS other BEGIN SET @a = 1; END",
        "CREATE TRIGGER t AFTER DELETE ON x FOR EACH ROW PRECEDES `o;` IF OLD.a THEN SET @a = 1; END IF",
        "CREATE OR REPLACE TRIGGER t AFTER DELETE ON x FOR EACH ROW SET NEW.a = IF(1, 2, 3)",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM x",
        "CREATE EVENT e ON SCHEDULE AT NOW() + INTERVAL 1 DAY COMMENT 'do;' DO BEGIN SELECT 1; END",
        "ALTER DEFINER=`a`@`b` EVENT e ON COMPLETION NOT PRESERVE DO BEGIN SELECT 1; SELECT 2; END",
        "ALTER EVENT e DISABLE",
        "BEGIN NOT ATOMIC SELECT 1; IF a THEN SELECT 2; END IF; END",
        "l: BEGIN NOT ATOMIC SELECT 1; END l",
        "IF @a = 1 THEN SELECT 1; ELSE SELECT 2; END IF",
        "WHILE @a < 3 DO SET @a = @a + 1; END WHILE",
        "FOR i IN 1..3 DO SELECT i; END FOR",
        "/*!50003 CREATE*/ /*!50020 DEFINER=`a`@`%`*/ /*!50003 FUNCTION f() RETURNS INT BEGIN RETURN 1; END */",
      })
  void a_body_needs_no_delimiter(String body) {
    isOneStatement(new Splitter(), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PROCEDURE p AS BEGIN NULL; END",
        "CREATE PROCEDURE p(a INT) IS x INT := 1; CURSOR c IS SELECT 1; BEGIN NULL; END p",
        "CREATE OR REPLACE FUNCTION f(a INT) RETURN VARCHAR(10) AS x INT; BEGIN RETURN 'a'; END",
        "CREATE FUNCTION f RETURN INT AS BEGIN IF a THEN RETURN 1; ELSIF b THEN RETURN 2; END IF; END",
        "CREATE PACKAGE p AS FUNCTION f(a INT) RETURN INT; PROCEDURE g; END p",
        """
        CREATE OR REPLACE PACKAGE BODY p AS
          x INT := 1;
          PROCEDURE later(a INT);
          FUNCTION f(a INT DEFAULT (1)) RETURN INT AS v INT; BEGIN RETURN v; END;
          PROCEDURE g IS BEGIN NULL; EXCEPTION WHEN OTHERS THEN SELECT 1; SELECT 2; END g;
        BEGIN
          SET x = 2;
        END p\
        """,
        "CREATE PACKAGE BODY p IS PROCEDURE g AS BEGIN BEGIN NULL; END; END; END",
        "BEGIN SELECT 1; NULL; END",
        "DECLARE x INT; BEGIN SELECT x; END",
        "<<l>> BEGIN FOR i IN REVERSE 1..3 LOOP EXIT WHEN i > 2; END LOOP; END",
        "BEGIN WHILE i < 3 LOOP i := i + 1; END LOOP; DECLARE y INT; BEGIN NULL; END; END",
      })
  void oracle_mode_has_bodies_of_its_own(String body) {
    Splitter splitter = new Splitter("ORACLE");
    assertThat(Pieces.of(splitter, body + "; SELECT 'after'; START TRANSACTION; COMMIT;"))
        .containsExactly(body, "SELECT 'after'", "START TRANSACTION", "COMMIT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "BEGIN WORK",
        "CREATE TABLE t (a INT, `begin` INT, procedure_ INT)",
        "CREATE TABLE IF NOT EXISTS t AS SELECT CASE WHEN 1 THEN 2 END",
        "CREATE OR REPLACE VIEW v AS SELECT IF(1, 2, 3), CASE 1 WHEN 1 THEN 2 END",
        "CREATE SQL SECURITY DEFINER VIEW v AS SELECT 1",
        "CREATE USER trigger_",
        "DROP PROCEDURE IF EXISTS p",
        "ALTER PROCEDURE p COMMENT 'x'",
        "XA BEGIN 'x'",
        "XA END 'x'",
        "SET @x = CASE WHEN 1 THEN 2 END",
        "SELECT 1 AS begin, 2 AS end",
        "REPLACE INTO t VALUES (1)",
        "PREPARE s FROM 'BEGIN NOT ATOMIC'",
        "CALL begin()",
      })
  void what_only_looks_like_a_block_is_none(String statement) {
    isOneStatement(new Splitter(), statement);
  }
}
