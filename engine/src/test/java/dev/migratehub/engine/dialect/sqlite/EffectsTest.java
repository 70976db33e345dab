package dev.migratehub.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.Effect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "begin transaction",
        "/* x */ BEGIN IMMEDIATE",
        "BEGIN EXCLUSIVE TRANSACTION"
      })
  void a_transaction_is_opened(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Opens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "END", "end transaction", "COMMIT TRANSACTION"})
  void a_transaction_is_kept(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLLBACK", "rollback transaction"})
  void a_transaction_is_dropped(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(false));
  }

  @ParameterizedTest
  @CsvSource({
    "VACUUM, VACUUM",
    "vacuum main, VACUUM",
    "VACUUM INTO 'x.db', VACUUM",
    "DETACH DATABASE other, DETACH",
    "PRAGMA journal_mode=WAL, PRAGMA journal_mode",
    "pragma main.Journal_Mode = 'delete', PRAGMA journal_mode",
    "PRAGMA synchronous(OFF), PRAGMA synchronous",
    "PRAGMA \"synchronous\" = 1, PRAGMA synchronous",
    "PRAGMA wal_checkpoint(TRUNCATE), PRAGMA wal_checkpoint",
    "PRAGMA wal_checkpoint, PRAGMA wal_checkpoint",
  })
  void what_cannot_run_in_a_transaction_is_named(String statement, String what) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Outside(what, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRAGMA foreign_keys=OFF",
        "pragma Foreign_Keys(1)",
        "PRAGMA main.foreign_keys = on",
        "PRAGMA [foreign_keys] = 0",
      })
  void foreign_keys_are_switched_round_the_transaction(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Around("PRAGMA foreign_keys"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- nothing",
        "SELECT 'VACUUM'",
        "INSERT INTO t VALUES (1)",
        "CREATE TABLE t (a)",
        "PRAGMA foreign_keys",
        "PRAGMA journal_mode",
        "PRAGMA main.synchronous",
        "PRAGMA",
        "PRAGMA foreign_key_check(t)",
        "PRAGMA user_version = 3",
        "PRAGMA legacy_alter_table=ON",
        "PRAGMA defer_foreign_keys=ON",
        "ATTACH 'x.db' AS x",
        "SAVEPOINT a",
        "RELEASE a",
        "ROLLBACK TO a",
        "ROLLBACK TRANSACTION TO SAVEPOINT a",
        "REINDEX",
        "ANALYZE",
        "EXPLAIN VACUUM",
      })
  void everything_else_is_plain(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(Effect.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"VACUUM", "DETACH other", "PRAGMA synchronous=OFF", "PRAGMA wal_checkpoint"})
  void the_library_refuses_these_in_a_transaction(String text, @TempDir Path folder)
      throws SQLException {
    try (Connection connection = open(folder);
        Statement statement = connection.createStatement()) {
      begin(statement, folder);
      assertThatThrownBy(() -> statement.execute(text)).isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"foreign_keys, 1, 0", "legacy_alter_table, 1, 1", "recursive_triggers, 1, 1"})
  void only_foreign_keys_stay_as_they_are_in_a_transaction(
      String pragma, String set, String expected, @TempDir Path folder) throws SQLException {
    try (Connection connection = open(folder);
        Statement statement = connection.createStatement()) {
      begin(statement, folder);
      statement.execute("PRAGMA " + pragma + " = " + set);
      assertThat(value(statement, pragma)).isEqualTo(expected);
    }
  }

  @Test
  void the_journal_mode_does_not_change_in_a_transaction(@TempDir Path folder) throws SQLException {
    try (Connection connection = open(folder);
        Statement statement = connection.createStatement()) {
      begin(statement, folder);
      try {
        statement.execute("PRAGMA journal_mode = WAL");
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("transaction");
      }
      assertThat(value(statement, "journal_mode")).isEqualTo("delete");
    }
  }

  private static Connection open(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
  }

  private static void begin(Statement statement, Path folder) throws SQLException {
    statement.execute("ATTACH '" + folder.resolve("b.db") + "' AS other");
    statement.execute("CREATE TABLE t (a)");
    statement.execute("CREATE TABLE other.t (a)");
    statement.execute("BEGIN");
    statement.execute("INSERT INTO main.t VALUES (1)");
    statement.execute("INSERT INTO other.t VALUES (1)");
  }

  private static String value(Statement statement, String pragma) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
