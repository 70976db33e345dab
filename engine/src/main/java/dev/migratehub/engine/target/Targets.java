package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Endpoint;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Makes targets from addresses; holds the list of dialects.
public final class Targets {

  /// Every dialect the engine knows; adding a database is adding a line.
  public static final List<Dialect> DIALECTS =
      List.of(
          new dev.migratehub.engine.dialect.postgres.Vendor(),
          new dev.migratehub.engine.dialect.mysql.Vendor(),
          new dev.migratehub.engine.dialect.sqlite.Vendor());

  private Targets() {}

  /// The database at an address such as `postgres://user@host/name`, `mysql://…`, `sqlite:file.db`
  /// or one of JDBC's.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when the address cannot be understood
  public static Target of(String name, String url) {
    DatabaseUrl address;
    try {
      address = DatabaseUrl.parse(url);
    } catch (IllegalArgumentException e) {
      throw unreadable(name, String.valueOf(e.getMessage())).exception();
    }
    return of(name, address);
  }

  /// The database at an address that was taken apart.
  public static Target of(String name, DatabaseUrl address) {
    try {
      for (Dialect dialect : DIALECTS) {
        Optional<Endpoint> endpoint = dialect.endpoint(address);
        if (endpoint.isPresent()) {
          return of(name, dialect, endpoint.get());
        }
      }
    } catch (IllegalArgumentException e) {
      throw unreadable(name, String.valueOf(e.getMessage())).exception();
    }
    throw unreadable(name, "no dialect is called " + address.scheme()).exception();
  }

  /// The database behind a data source, which is asked once what it is. Each run borrows a
  /// connection for itself, and now and then one more to look at the first from outside; they are
  /// given back as they came.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it gives no connection, or one to
  ///   a database that no dialect is for
  public static Target of(String name, DataSource source) {
    try {
      Source known = Source.of(source);
      Dialect dialect =
          dialect(known.product().toLowerCase(Locale.ROOT))
              .orElseThrow(() -> unsupported(name, known.product()).exception());
      return new Target(
          name, dialect, known.shown(dialect), new PoolDoor(source, dialect.session()));
    } catch (SQLException e) {
      throw new ProblemException(unreachable(name, e), e);
    }
  }

  /// The dialect with that id or one of its usual other names.
  public static Optional<Dialect> dialect(String id) {
    DatabaseUrl.Parts nobody = new DatabaseUrl.Parts("", 0, "", "", Secret.NONE);
    DatabaseUrl probe = new DatabaseUrl(id, nobody, "any", Map.of());
    return DIALECTS.stream().filter(dialect -> dialect.endpoint(probe).isPresent()).findFirst();
  }

  private static Target of(String name, Dialect dialect, Endpoint endpoint) {
    return new Target(name, dialect, endpoint.display(), new DriverDoor(name, endpoint));
  }

  private static Problem unsupported(String name, String product) {
    String known = DIALECTS.stream().map(Dialect::name).collect(Collectors.joining(", "));
    return new Problem(
        Code.URL_INVALID,
        "the data source" + of(name) + " leads to " + product + ", which is not supported",
        "no database was touched",
        "give a data source for one of these: " + known);
  }

  private static Problem unreachable(String name, SQLException cause) {
    return new Problem(
        Code.SERVER_UNREACHABLE,
        "the data source" + of(name) + " gives no connection: " + cause.getMessage(),
        "no database was touched",
        "check its address, user and password, and that the server runs");
  }

  private static String of(String name) {
    return name.equals("default") ? "" : " of target " + name;
  }

  private static Problem unreadable(String name, String why) {
    return new Problem(
        Code.URL_INVALID,
        "the database URL of target " + name + " cannot be understood: " + why,
        "no database was touched",
        "write it like postgres://user@host:5432/database, mysql://… or sqlite:file.db");
  }
}
