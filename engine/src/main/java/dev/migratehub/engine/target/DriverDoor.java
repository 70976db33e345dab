package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.Endpoint;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Opens connections with one named driver, so that no other driver is loaded.
record DriverDoor(String name, Endpoint endpoint) implements Target.Door {

  @Override
  public Session open() {
    return open(endpoint.jdbcUrl());
  }

  @Override
  public Optional<Path> file() {
    return endpoint.made().map(made -> Path.of(made.file()));
  }

  @Override
  public boolean isOwn() {
    return true;
  }

  @Override
  public Map<String, String> driven() {
    return endpoint.properties();
  }

  /// A file whose folder is missing too is no database to be made, but an error.
  @Override
  public boolean makes() {
    return endpoint
        .made()
        .map(made -> Path.of(made.file()).toAbsolutePath())
        .filter(file -> Files.notExists(file) && Files.isDirectory(file.resolveSibling(".")))
        .isPresent();
  }

  @Override
  public Session openToRead() {
    return makes() ? open(endpoint.made().orElseThrow().insteadUrl()) : open();
  }

  private Session open(String url) {
    try {
      return new Session(connection(url), true);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private Connection connection(String url) throws SQLException {
    try {
      return connection(url, Map.of());
    } catch (SQLException e) {
      Optional<Endpoint.Otherwise> otherwise =
          endpoint.otherwise().filter(way -> way.when().matcher(String.valueOf(e)).find());
      if (otherwise.isEmpty()) {
        throw e;
      }
      return connection(url, otherwise.get().properties());
    }
  }

  private Connection connection(String url, Map<String, String> changes) throws SQLException {
    Properties properties = properties();
    properties.putAll(changes);
    Connection connection = driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not know the address " + endpoint.display());
    }
    return connection;
  }

  private Driver driver() {
    try {
      return Class.forName(endpoint.driver())
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      Problem missing =
          new Problem(
              Code.DRIVER_MISSING,
              "the driver "
                  + endpoint.driver()
                  + " for target "
                  + name
                  + " is not on the class path",
              "no database was touched",
              "add the driver's jar to the class path");
      throw new ProblemException(missing, e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(endpoint.properties());
    if (!endpoint.user().isEmpty()) {
      properties.setProperty("user", endpoint.user());
    }
    if (!endpoint.password().value().isEmpty()) {
      properties.setProperty("password", endpoint.password().value());
    }
    return properties;
  }
}
