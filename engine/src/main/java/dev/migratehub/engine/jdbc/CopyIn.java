package dev.migratehub.engine.jdbc;

import dev.migratehub.engine.dialect.SessionSql.Bulk;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/// Reaches the driver's bulk interface by name, so that the engine needs no driver to be compiled.
final class CopyIn {

  private CopyIn() {}

  static long run(Connection connection, Bulk names, String sql, InputStream rows)
      throws SQLException {
    try {
      Connection driver = connection.unwrap(Connection.class);
      ClassLoader loader = driver.getClass().getClassLoader();
      Class<?> wanted = Class.forName(names.connection(), false, loader);
      Object bulk = wanted.getMethod(names.manager()).invoke(connection.unwrap(wanted));
      Class<?> manager = Class.forName(names.managerClass(), false, loader);
      return (long)
          manager.getMethod(names.take(), String.class, InputStream.class).invoke(bulk, sql, rows);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new SQLException("the rows of COPY could not be sent", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new SQLException("this driver cannot take the rows of COPY", e);
    }
  }
}
