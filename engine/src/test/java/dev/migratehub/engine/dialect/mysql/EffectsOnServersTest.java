package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Asks real servers whether a statement commits the transaction it runs in.
class EffectsOnServersTest {

  // Some of these change the account itself, so that each test has a server of its own.
  private static final int SYNTAX_ERROR = 1064;
  private static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE x (a INT)",
          "CREATE TABLE x AS SELECT 1 AS a",
          "CREATE TEMPORARY TABLE x (a INT)",
          "CREATE OR REPLACE TABLE x (a INT)",
          "CREATE OR REPLACE TEMPORARY TABLE x (a INT)",
          "DROP TEMPORARY TABLE temporary_one",
          "DROP TABLE temporary_one",
          "ALTER TABLE temporary_one ADD b INT",
          "CREATE INDEX i ON temporary_one (a)",
          "/*!40000 ALTER TABLE other DISABLE KEYS */",
          "/*!50001 CREATE VIEW v AS SELECT 1 */",
          "TRUNCATE other",
          "RENAME TABLE other TO x, x TO other",
          "CREATE PROCEDURE p() SELECT 1",
          "DROP PROCEDURE IF EXISTS p",
          "CREATE TRIGGER tr BEFORE INSERT ON other FOR EACH ROW SET @a = 1",
          "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1",
          "GRANT SELECT ON *.* TO CURRENT_USER()",
          "CREATE ROLE IF NOT EXISTS r",
          "ANALYZE TABLE other",
          "OPTIMIZE TABLE other",
          "CHECK TABLE other",
          "CHECKSUM TABLE other",
          "REPAIR TABLE other",
          "FLUSH STATUS",
          "FLUSH TABLES",
          "SET NAMES utf8mb4",
          "SET @x = 1",
          "SET sql_mode = ''",
          "SET ROLE NONE",
          "SAVEPOINT a",
          "DO SLEEP(0)",
          "SHOW TABLES",
          "USE mysql",
          "CREATE SEQUENCE s",
          "COMMIT AND CHAIN",
          "ROLLBACK AND CHAIN",
          "START TRANSACTION",
          "SET STATEMENT max_statement_time = 9 FOR CREATE TABLE x (a INT)",
          "PREPARE s FROM 'SELECT 1'");

  @Test
  void what_we_say_commits_is_what_commits_on_the_first_family() throws SQLException {
    try (DatabaseServer server = MySqlServer.fresh()) {
      agrees(server.newDatabase());
    }
  }

  @Test
  void what_we_say_commits_is_what_commits_on_the_second_family() throws SQLException {
    try (DatabaseServer server = MariaDbServer.fresh()) {
      agrees(server.newDatabase());
    }
  }

  private static void agrees(Database database) throws SQLException {
    Map<String, Boolean> seen = new TreeMap<>();
    Map<String, Boolean> said = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String text : STATEMENTS) {
        if (understands(statement, database, text)) {
          seen.put(text, kept(statement, database));
          said.put(text, keeps(Effects.of(text)));
        }
      }
    }
    assertThat(said).hasSizeGreaterThan(30).isEqualTo(seen);
  }

  private static boolean keeps(Effect effect) {
    return effect instanceof Effect.Outside
        || effect instanceof Effect.Opens
        || (effect instanceof Effect.Closes closes && closes.keeps());
  }

  private static boolean understands(Statement statement, Database database, String text)
      throws SQLException {
    prepare(statement, database);
    try {
      statement.execute(text);
      return true;
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).as(text).isEqualTo(SYNTAX_ERROR);
      return false;
    }
  }

  private static void prepare(Statement statement, Database database) throws SQLException {
    statement.execute("USE " + database.database());
    for (String leftover : List.of("VIEW IF EXISTS v", "EVENT IF EXISTS e", "TABLE IF EXISTS x")) {
      statement.execute("DROP " + leftover);
    }
    for (String leftover : List.of("TRIGGER IF EXISTS tr", "PROCEDURE IF EXISTS p")) {
      statement.execute("DROP " + leftover);
    }
    statement.execute("DROP TEMPORARY TABLE IF EXISTS temporary_one, x");
    statement.execute("CREATE TEMPORARY TABLE temporary_one (a INT)");
    statement.execute("CREATE TABLE IF NOT EXISTS other (a INT)");
    statement.execute("CREATE TABLE IF NOT EXISTS witness (a INT) ENGINE = InnoDB");
    statement.execute("DELETE FROM witness");
    statement.execute("START TRANSACTION");
    statement.execute("INSERT INTO witness VALUES (1)");
  }

  private static boolean kept(Statement statement, Database database) throws SQLException {
    statement.execute("ROLLBACK");
    try (ResultSet rows =
        statement.executeQuery("SELECT COUNT(*) FROM " + database.database() + ".witness")) {
      rows.next();
      return rows.getInt(1) == 1;
    }
  }
}
