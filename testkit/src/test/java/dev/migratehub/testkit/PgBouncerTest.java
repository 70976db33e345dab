package dev.migratehub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.PgBouncer.Mode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class PgBouncerTest {

  @Test
  void a_session_keeps_its_server_and_a_transaction_gives_it_back() throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    try (PgBouncer keeps = PgBouncer.before(database, Mode.SESSION);
        PgBouncer gives = PgBouncer.before(database, Mode.TRANSACTION, "default_pool_size = 1")) {
      assertThat(sameServer(keeps)).isFalse();
      assertThat(sameServer(gives)).isTrue();
    }
  }

  private static boolean sameServer(PgBouncer bouncer) throws SQLException {
    try (Connection one = bouncer.database().connect();
        Connection other = bouncer.database().connect()) {
      return server(one) == server(other);
    }
  }

  private static int server(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("select pg_backend_pid()")) {
      results.next();
      return results.getInt(1);
    }
  }
}
