package dev.migratehub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every server does.
interface ServerContract {

  /// The one of this JVM.
  Databases shared();

  /// Another one.
  DatabaseServer fresh();

  /// What `SELECT version()` begins with, the word in front of the number apart.
  String version();

  @Test
  default void a_query_is_answered_by_the_version_we_pinned() throws SQLException {
    assertThat(ask(shared().administrator(), "SELECT version()")).contains(version());
  }

  @Test
  default void each_new_database_is_empty_and_known_by_its_name() throws SQLException {
    Database first = shared().newDatabase();
    tell(first, "CREATE TABLE t (id int)");
    Database second = shared().newDatabase();
    tell(second, "CREATE TABLE t (id int)");
    assertThat(second.database()).isNotEqualTo(first.database());
    assertThat(second.url()).endsWith("127.0.0.1:" + second.port() + "/" + second.database());
  }

  @Test
  default void a_wrong_password_is_refused() {
    Database right = shared().administrator();
    Database wrong =
        new Database(
            right.jdbcUrl(), right.host(), right.port(), right.database(), right.user(), "wrong");
    assertThatThrownBy(wrong::connect).isInstanceOf(SQLException.class);
  }

  @Tag("slow")
  @Test
  default void what_was_committed_survives_a_kill_and_a_stop() throws SQLException {
    try (DatabaseServer server = fresh()) {
      Database database = server.newDatabase();
      tell(database, "CREATE TABLE t (id int)");
      tell(database, "INSERT INTO t VALUES (1)");
      server.kill();
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      server.start();
      tell(database, "INSERT INTO t VALUES (2)");
      server.stop();
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      server.start();
      assertThat(ask(database, "SELECT sum(id) FROM t")).isEqualTo("3");
    }
  }

  @Tag("slow")
  @Test
  default void stopping_does_not_wait_for_open_connections() throws SQLException {
    try (DatabaseServer server = fresh();
        Connection open = server.administrator().connect()) {
      server.stop();
      assertThat(open.isValid(1)).isFalse();
    }
  }

  private static void tell(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
