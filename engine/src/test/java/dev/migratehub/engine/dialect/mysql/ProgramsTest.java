package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Residue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL p()",
        "  /* why */ call p()",
        "/*!50003 CALL p() */",
        "/*M! CALL p() */",
        "EXECUTE s",
        "EXECUTE IMMEDIATE 'create table a (id int)'",
        "BEGIN NOT ATOMIC SELECT 1; END",
        "IF 1 THEN SELECT 1; END IF",
        "CASE WHEN 1 THEN SELECT 1; END CASE",
        "FOR i IN 1..2 DO SELECT 1; END FOR",
        "WHILE 0 DO SELECT 1; END WHILE",
        "LOOP SELECT 1; END LOOP",
        "REPEAT SELECT 1; UNTIL 1 END REPEAT",
        "l: LOOP LEAVE l; END LOOP",
        "`l` : BEGIN NOT ATOMIC SELECT 1; END",
        "<<l>> LOOP EXIT l; END LOOP",
        "DECLARE a INT; BEGIN NULL; END",
        "SET STATEMENT max_statement_time = 1 FOR CALL p()",
        "SET STATEMENT a = 1, b = 'x' FOR EXECUTE s",
      })
  void they_run_others(String statement) {
    assertThat(Programs.isOne(statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "BEGIN WORK",
        "START TRANSACTION",
        "DO SLEEP(1)",
        "SET @a = 1",
        "SET STATEMENT max_statement_time = 1 FOR SELECT 1",
        "INSERT INTO t VALUES (1)",
        "(SELECT 1)",
        "REPLACE INTO t VALUES (1)",
        "PREPARE s FROM 'CALL p()'",
        "CREATE PROCEDURE p() CALL q()",
        "",
      })
  void they_are_themselves(String statement) {
    assertThat(Programs.isOne(statement)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CALL p(@a)", "BEGIN NOT ATOMIC SET @a = now(); END"})
  void variables_of_theirs_do_not_come_back(String statement) {
    assertThat(Residues.of(statement)).isEqualTo(Residue.LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CALL p(1, '@a')", "EXECUTE s USING @a"})
  void without_any_nothing_is_lost(String statement) {
    assertThat(Residues.of(statement)).isEqualTo(Residue.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET @n = ROW_COUNT()",
        "select found_rows ()",
        "DO row_count()",
        "SET @w = @@warning_count",
        "GET DIAGNOSTICS @n = ROW_COUNT"
      })
  void they_ask_of_the_statement_before(String statement) {
    assertThat(Residues.followsClosely(statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'row_count()'",
        "SELECT `row_count`",
        "SELECT row_count FROM t",
        "SELECT last_insert_id()"
      })
  void they_do_not(String statement) {
    assertThat(Residues.followsClosely(statement)).isFalse();
  }
}
