package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "begin work",
        "/* x */ START TRANSACTION READ ONLY",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT",
      })
  void a_transaction_is_opened(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Opens());
  }

  @ParameterizedTest
  @CsvSource({
    "COMMIT AND CHAIN, true",
    "COMMIT WORK AND CHAIN NO RELEASE, true",
    "rollback and chain, false"
  })
  void a_chain_closes_a_transaction_and_opens_another(String statement, boolean keeps) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(keeps, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "commit work", "COMMIT AND NO CHAIN", "COMMIT RELEASE"})
  void a_transaction_is_kept(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLLBACK", "rollback work", "/*! ROLLBACK */"})
  void a_transaction_is_dropped(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOCK TABLES a WRITE, b READ LOCAL",
        "lock table a read",
        "/*!40000 LOCK TABLES `a` WRITE */",
        "FLUSH TABLES a, b WITH READ LOCK",
        "FLUSH TABLES WITH READ LOCK",
        "FLUSH TABLES a FOR EXPORT"
      })
  void tables_are_held(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.HoldsTables());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNLOCK TABLES", "unlock table"})
  void tables_are_let_go(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.ReleasesTables());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/* nothing */",
        "INSERT INTO t VALUES ('CREATE TABLE')",
        "UPDATE t SET a = 1",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "REPLACE INTO t VALUES (1)",
        "TABLE t",
        "LOAD DATA LOCAL INFILE 'x' INTO TABLE t",
        "CALL p()",
        "SET NAMES utf8mb4",
        "SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='ANSI'",
        "SET GLOBAL autocommit=0",
        "SET ROLE NONE",
        "SAVEPOINT a",
        "ROLLBACK TO SAVEPOINT a",
        "ROLLBACK WORK TO a",
        "RELEASE SAVEPOINT a",
        "USE other",
        "DO SLEEP(0)",
        "CREATE TEMPORARY TABLE t (a INT)",
        "CREATE OR REPLACE TEMPORARY TABLE t (a INT)",
        "DROP TEMPORARY TABLE IF EXISTS t",
        "DROP PREPARE s",
        "CHECKSUM TABLE t",
        "ANALYZE SELECT 1",
        "SHOW TABLES",
        "XA RECOVER",
        "BEGIN NOT ATOMIC SELECT 1; END",
        "SET STATEMENT max_statement_time=1 FOR SELECT 1",
        "RESET PERSIST",
        "LOCK INSTANCE FOR BACKUP"
      })
  void everything_else_is_plain(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(Effect.PLAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "create table t (a int)                                 | CREATE TABLE",
        "CREATE TABLE t AS SELECT 1                             | CREATE TABLE",
        "CREATE OR REPLACE TABLE t (a INT)                      | CREATE TABLE",
        "DROP TABLE IF EXISTS t                                 | DROP TABLE",
        "/*!50001 DROP VIEW IF EXISTS `v`*/                     | DROP VIEW",
        "/*!50001 CREATE ALGORITHM=MERGE */ /*!50013 DEFINER=`index`@`%` */ /*!50001 VIEW v */| CREATE VIEW",
        "CREATE UNIQUE INDEX i ON t (a)                         | CREATE INDEX",
        "CREATE DEFINER=event@localhost TRIGGER t BEFORE INSERT | CREATE TRIGGER",
        "/*!40000 ALTER TABLE `t` DISABLE KEYS */               | ALTER TABLE",
        "/*M!100100 CREATE SEQUENCE s */                        | CREATE SEQUENCE",
        "CREATE SPATIAL REFERENCE SYSTEM 1 NAME 'x'             | CREATE SPATIAL REFERENCE SYSTEM",
        "CREATE RESOURCE GROUP g TYPE = USER                    | CREATE RESOURCE GROUP",
        "TRUNCATE t                                             | TRUNCATE TABLE",
        "TRUNCATE TABLE t                                       | TRUNCATE TABLE",
        "RENAME TABLE a TO b                                    | RENAME TABLE",
        "RENAME USER a TO b                                     | RENAME USER",
        "GRANT SELECT ON TABLE a TO b                           | GRANT",
        "REVOKE ALL ON *.* FROM a                               | REVOKE",
        "SET PASSWORD = 'x'                                     | SET PASSWORD",
        "SET DEFAULT ROLE NONE TO a                             | SET DEFAULT ROLE",
        "SET TRANSACTION READ ONLY                              | SET TRANSACTION",
        "SET STATEMENT max_statement_time=1 FOR DROP TABLE t    | DROP TABLE",
        "ANALYZE NO_WRITE_TO_BINLOG TABLE t                     | ANALYZE TABLE",
        "OPTIMIZE TABLE t                                       | OPTIMIZE TABLE",
        "CHECK TABLE t                                          | CHECK TABLE",
        "REPAIR LOCAL TABLE t                                   | REPAIR TABLE",
        "FLUSH PRIVILEGES                                       | FLUSH",
        "CACHE INDEX t IN x                                     | CACHE INDEX",
        "LOAD INDEX INTO CACHE t                                | LOAD INDEX",
        "RESET MASTER                                           | RESET MASTER",
        "START REPLICA                                          | START REPLICA",
        "STOP SLAVE                                             | STOP SLAVE",
        "CHANGE MASTER TO MASTER_HOST='x'                       | CHANGE MASTER",
        "INSTALL PLUGIN p SONAME 'p.so'                         | INSTALL PLUGIN",
        "XA START 'a'                                           | XA START",
        "BACKUP STAGE START                                     | BACKUP STAGE"
      })
  void what_commits_by_itself_is_named(String statement, String what) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Outside(what, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET autocommit=0",
        "SET @@session.autocommit := OFF",
        "/*!40000 SET AUTOCOMMIT = 0 */"
      })
  void without_autocommit_transactions_open_themselves(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Switches(true));
  }

  @Test
  void with_autocommit_none_is_open() {
    assertThat(Effects.of("SET autocommit=1")).isEqualTo(new Effect.Switches(false));
  }
}
