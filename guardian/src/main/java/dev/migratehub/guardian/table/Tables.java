package dev.migratehub.guardian.table;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// The tables of a registry in PostgreSQL, schema `guardian`. They follow the log: each entry is
/// written once, together with its index, whoever writes and however often he tries.
public final class Tables {

  private static final String CREATE = "create schema if not exists guardian";
  private static final String UNIQUE_VIOLATION = "23505";

  private final DatabaseUrl url;
  private final DataSource source;

  /// @param url where the tables are built from
  /// @param source connections to the same database
  public Tables(DatabaseUrl url, DataSource source) {
    this.url = url;
    this.source = source;
  }

  /// How far the tables are, and of which registry.
  record Position(String registry, long index) {}

  /// Brings the tables to the form that this version needs.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot
  public void migrate() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    } catch (SQLException e) {
      // Two who see at once that it is not there.
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
    }
    MigrateHub.on(Targets.of("guardian", url.withParameter("currentSchema", "guardian")))
        .scripts("classpath:dev/migratehub/guardian/migration")
        .up();
  }

  /// How far the tables are; nothing before they were written first.
  Optional<Position> position() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return position(connection, "");
    }
  }

  /// Writes entries that follow on an index.
  ///
  /// @return whether they were written; else somebody else was quicker
  boolean follow(Position from, List<Entry> entries) throws SQLException {
    return inTransaction(connection -> {
      Optional<Position> now = position(connection, " for update");
      if (now.isEmpty() || !now.get().equals(from)) {
        return false;
      }
      new Batches(connection).write(entries.stream().flatMap(it -> it.effects().stream()));
      reach(connection, new Position(from.registry(), entries.getLast().index()));
      return true;
    });
  }

  /// Writes everything anew, unless the tables are there already.
  ///
  /// @param force also when they are
  void rebuild(Position to, Stream<Effect> everything, boolean force) throws SQLException {
    inTransaction(connection -> {
      begin(connection, to.registry());
      Position now = position(connection, " for update").orElseThrow();
      if (!force && now.index() >= to.index()) {
        return false;
      }
      clear(connection);
      new Batches(connection).write(everything);
      reach(connection, to);
      return true;
    });
  }

  private static void begin(Connection connection, String registry) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into guardian.raft_applied (registry, idx) values (?, -1)"
                + " on conflict do nothing")) {
      statement.setString(1, registry);
      statement.execute();
    }
  }

  private static void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("configs", "config_schemas", "roles", "projects", "users")) {
        statement.execute("delete from guardian." + table);
      }
    }
  }

  private static Optional<Position> position(Connection connection, String lock)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select registry, idx from guardian.raft_applied" + lock)) {
      return rows.next()
          ? Optional.of(new Position(rows.getString(1), rows.getLong(2)))
          : Optional.empty();
    }
  }

  private static void reach(Connection connection, Position to) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update guardian.raft_applied set registry = ?, idx = ?, updated_at = now()")) {
      statement.setString(1, to.registry());
      statement.setLong(2, to.index());
      statement.execute();
    }
  }

  private boolean inTransaction(Work work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean done = work.on(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  DataSource source() {
    return source;
  }

  /// What is done together.
  private interface Work {
    boolean on(Connection connection) throws SQLException;
  }
}
