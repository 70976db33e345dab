package dev.migratehub.engine.jdbc;

import dev.migratehub.engine.dialect.SessionSql.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Asks the driver by name for the session id it was told at sign-in, so that the engine needs no
/// driver to be compiled.
final class ToldId {

  private ToldId() {}

  static OptionalLong of(Connection connection, Told names) {
    if (names.connection().isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      ClassLoader loader = connection.unwrap(Connection.class).getClass().getClassLoader();
      Class<?> wanted = Class.forName(names.connection(), false, loader);
      Object id = wanted.getMethod(names.method()).invoke(connection.unwrap(wanted));
      return id instanceof Number number
          ? OptionalLong.of(number.longValue())
          : OptionalLong.empty();
    } catch (ReflectiveOperationException | SQLException e) {
      return OptionalLong.empty();
    }
  }
}
