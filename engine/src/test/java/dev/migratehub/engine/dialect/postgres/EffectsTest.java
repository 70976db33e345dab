package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EffectsTest {

  private static final String REFUSED_IN_A_TRANSACTION = "25001";

  private static Stream<EffectCases.Case> cases() {
    return Stream.concat(EffectCases.OUTSIDE.stream(), EffectCases.PLAIN.stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_effect_is_read_from_the_text(EffectCases.Case given) {
    assertThat(Effects.of(given.statement())).isEqualTo(given.effect());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BEGIN", "begin work", "BEGIN ISOLATION LEVEL SERIALIZABLE", "START TRANSACTION"})
  void these_open_a_transaction(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Opens());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT",
        "commit work",
        "COMMIT TRANSACTION",
        "END",
        "END WORK",
        "PREPARE TRANSACTION 'x'"
      })
  void these_keep_what_was_done(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(true));
  }

  @ParameterizedTest
  @CsvSource({
    "COMMIT AND CHAIN, true",
    "end work and /* a */ chain, true",
    "COMMIT TRANSACTION AND CHAIN, true",
    "ROLLBACK AND CHAIN, false",
    "abort and chain, false"
  })
  void a_chain_closes_a_transaction_and_opens_another(String statement, boolean keeps) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(keeps, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ROLLBACK", "rollback work", "ROLLBACK AND NO CHAIN", "ABORT", "ABORT WORK"})
  void these_undo_what_was_done(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(new Effect.Closes(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE parts DETACH PARTITION part1 FINALIZE",
        "ROLLBACK TO a",
        "ROLLBACK WORK TO SAVEPOINT a",
        "ROLLBACK TRANSACTION TO a",
        "SAVEPOINT a",
        "RELEASE a",
        "RELEASE SAVEPOINT a",
        "SET TRANSACTION READ ONLY",
        "PREPARE a AS SELECT 1",
        ""
      })
  void these_leave_the_transaction_open(String statement) {
    assertThat(Effects.of(statement)).isEqualTo(Effect.PLAIN);
  }

  @ParameterizedTest
  @EnumSource
  void servers_refuse_exactly_what_must_stay_outside(PostgresServer.Major major)
      throws SQLException {
    Databases server = PostgresServer.shared(major);
    int version = Integer.parseInt(major.version().substring(0, 2));
    try (Connection connection = simple(server.newDatabase())) {
      run(connection, EffectCases.SETUP);
      Map<String, String> expected = new LinkedHashMap<>();
      Map<String, String> found = new LinkedHashMap<>();
      for (EffectCases.Case given : cases().filter(one -> one.since() <= version).toList()) {
        boolean refused = given.effect() instanceof Effect.Outside;
        expected.put(given.statement(), refused ? REFUSED_IN_A_TRANSACTION : "");
        found.put(given.statement(), stateInTransaction(connection, given.statement()));
      }
      assertThat(found).isEqualTo(expected);
      run(connection, List.of("ALTER SUBSCRIPTION s DISABLE"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "END WORK", "ROLLBACK", "ABORT", "ROLLBACK AND NO CHAIN"})
  void the_server_is_in_no_transaction_after_what_closes_it(String close) throws SQLException {
    assertThat(Effects.of(close)).isInstanceOf(Effect.Closes.class);
    try (Connection connection = simple(PostgresServer.shared().administrator())) {
      run(connection, List.of("BEGIN", "SAVEPOINT a", close));
      assertThatThrownBy(() -> run(connection, List.of("SAVEPOINT a")))
          .hasMessageContaining("SAVEPOINT can only be used in transaction blocks");
    }
  }

  private static String stateInTransaction(Connection connection, String sql) throws SQLException {
    run(connection, List.of("BEGIN"));
    try {
      run(connection, List.of(sql));
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    } finally {
      run(connection, List.of("ROLLBACK"));
    }
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection simple(Database database) throws SQLException {
    String url = database.jdbcUrl() + "?preferQueryMode=simple";
    return DriverManager.getConnection(url, database.user(), database.password());
  }
}
