package dev.migratehub.engine.jdbc;

import dev.migratehub.engine.dialect.SessionSql.Bulk;
import dev.migratehub.engine.dialect.SessionSql.Told;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One connection to a database, always in autocommit: transactions are opened and closed by
/// statements. For one thread, [#cancel()] apart. Everything it throws is a [SqlFailure].
public final class Session implements AutoCloseable {

  private final Connection connection;
  private final boolean owned;
  private final boolean autoCommit;
  private String rollback = "rollback";
  private @Nullable Origin origin;
  private volatile @Nullable Statement running;

  /// A session on a connection that is closed with it. One that is not `owned` belongs to a pool,
  /// which gets it back in the autocommit mode it came in.
  public Session(Connection connection, boolean owned) {
    this.connection = connection;
    this.owned = owned;
    this.autoCommit =
        doing(() -> {
          boolean found = connection.getAutoCommit();
          connection.setAutoCommit(true);
          return found;
        });
  }

  /// What a borrowed connection is made again before it is given back; one that does not take it is
  /// broken off instead.
  public void returnTo(String rollback, Origin origin) {
    this.rollback = rollback;
    this.origin = origin;
  }

  /// Work of somebody else's on the connection.
  public interface Work {

    /// Does it; the connection is in the transaction that is open, and only that may be done with
    /// it which leaves this transaction open.
    void on(Connection lent) throws SQLException;
  }

  /// Lends the connection.
  ///
  /// @throws SQLException as the work does
  public void lend(Work work) throws SQLException {
    work.on(LentConnection.of(connection));
  }

  /// Breaks the connection off, so that no pool hands it to anybody again.
  public void abort() {
    try {
      connection.abort(Runnable::run);
      connection.clearWarnings();
    } catch (SQLException e) {
      // Expected: it is by such an exception that a pool learns of a broken connection.
    }
  }

  /// Runs one statement as it stands and passes over whatever it answers.
  public void execute(String sql) {
    execute(sql, Duration.ZERO, notice -> {});
  }

  /// Runs one statement as it stands; it is canceled after `limit` unless that is zero. Notices of
  /// the server go to `notices`. Answers how many rows it changed, as the server counts them.
  public long execute(String sql, Duration limit, Consumer<String> notices) {
    return send(sql, limit, statement -> report(statement.getWarnings(), notices));
  }

  /// A part of a message.
  ///
  /// @param rows how many its statements changed
  /// @param answer what the statement at its end answered
  public record Part(long rows, long answer) {}

  /// Runs a message of several statements; each part of it ends with one that answers a number
  /// under the name `mark`. Notices of the server go to `notices`.
  public List<Part> parts(String message, String mark, Consumer<String> notices) {
    return doing(() -> {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        running = statement;
        try {
          return parts(statement, statement.execute(message), mark);
        } finally {
          running = null;
          report(statement.getWarnings(), notices);
        }
      }
    });
  }

  private static List<Part> parts(Statement statement, boolean first, String mark)
      throws SQLException {
    List<Part> parts = new ArrayList<>();
    long rows = 0;
    boolean results = first;
    long count = statement.getUpdateCount();
    while (results || count != -1) {
      rows += Math.max(0, count);
      if (results) {
        ResultSet answer = statement.getResultSet();
        if (isMarked(answer, mark) && answer.next()) {
          parts.add(new Part(rows, answer.getLong(1)));
          rows = 0;
        }
      }
      results = statement.getMoreResults();
      count = statement.getUpdateCount();
    }
    return parts;
  }

  private static boolean isMarked(ResultSet answer, String mark) throws SQLException {
    ResultSetMetaData columns = answer.getMetaData();
    return columns.getColumnCount() > 0 && columns.getColumnLabel(1).equals(mark);
  }

  /// The same without the notices, for which some servers have to be asked: nothing comes between
  /// this statement and the next.
  public long executeUnheard(String sql, Duration limit) {
    return send(sql, limit, statement -> {});
  }

  private interface Answers {
    void of(Statement statement) throws SQLException;
  }

  private long send(String sql, Duration limit, Answers answers) {
    return doing(() -> {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        if (!limit.isZero()) {
          statement.setQueryTimeout(seconds(limit));
        }
        running = statement;
        statement.execute(sql);
        long rows = drain(statement);
        answers.of(statement);
        return rows;
      } finally {
        running = null;
      }
    });
  }

  /// Has the driver itself carry out a command that it knows and the database does not.
  public void command(String text) {
    doing(() -> {
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(text);
      }
    });
  }

  /// Runs a query and reads its rows; parameters are texts, numbers, bytes or null.
  public <T> List<T> query(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
    return doing(() -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        try (ResultSet results = statement.executeQuery()) {
          List<T> rows = new ArrayList<>();
          Row row = new Row(results);
          while (results.next()) {
            rows.add(reader.apply(row));
          }
          return rows;
        }
      }
    });
  }

  /// Runs a statement that changes rows and answers how many.
  public int update(String sql, @Nullable Object... parameters) {
    return doing(() -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        return statement.executeUpdate();
      }
    });
  }

  /// A statement that changes rows, to be run many times.
  public Prepared prepare(String sql) {
    return doing(() -> new Prepared(connection.prepareStatement(sql)));
  }

  /// Streams rows into `COPY … FROM STDIN` by the driver's own interface and answers how many
  /// arrived.
  public long copy(Bulk bulk, String sql, InputStream rows) {
    return doing(() -> CopyIn.run(connection, bulk, sql, rows));
  }

  /// The session id that the server, or whoever stands before it, named at sign-in.
  public OptionalLong told(Told names) {
    return ToldId.of(connection, names);
  }

  /// Stops the statement that another thread is running, if any.
  public void cancel() {
    Statement statement = running;
    if (statement != null) {
      doing(() -> {
        statement.cancel();
        return 0;
      });
    }
  }

  /// The driver's name and version.
  public String driver() {
    return doing(() -> {
      DatabaseMetaData data = connection.getMetaData();
      return data.getDriverName() + " " + data.getDriverVersion();
    });
  }

  /// Whether the server still answers within the time.
  public boolean alive(Duration within) {
    try {
      return connection.isValid(seconds(within));
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (!owned) {
      giveBack();
    }
    doing(() -> {
      connection.close();
      return 0;
    });
  }

  private void giveBack() {
    try {
      execute(rollback);
    } catch (SqlFailure e) {
      // There was nothing to roll back.
    }
    try {
      if (origin != null) {
        origin.restore(this);
      }
      connection.setAutoCommit(autoCommit);
    } catch (SqlFailure | SQLException e) {
      abort();
    }
  }

  /// Whole seconds as drivers take them, at least one and never less than asked for.
  private static int seconds(Duration time) {
    return Math.clamp(Math.ceilDiv(time.toMillis(), 1000), 1, Integer.MAX_VALUE);
  }

  /// Passes over all answers of a statement; the sum of the rows that they say were changed.
  private static long drain(Statement statement) throws SQLException {
    long rows = 0;
    long count = statement.getUpdateCount();
    boolean more = true;
    while (more) {
      rows += Math.max(0, count);
      boolean results = statement.getMoreResults();
      count = statement.getUpdateCount();
      more = results || count != -1;
    }
    return rows;
  }

  private static void report(@Nullable SQLWarning first, Consumer<String> notices) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      String words = warning.getMessage();
      notices.accept(words == null ? "" : words);
    }
  }

  static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> statement.setObject(i + 1, null);
        case String text -> statement.setString(i + 1, text);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Number number -> statement.setLong(i + 1, number.longValue());
        case Object other -> throw new IllegalArgumentException(other.getClass().getName());
      }
    }
  }

  interface Doing<T> {
    T run() throws SQLException;
  }

  static <T> T doing(Doing<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
