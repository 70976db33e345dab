package dev.migratehub.engine.jdbc;

import dev.migratehub.engine.dialect.SessionSql.Bulk;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/// Reaches the driver's bulk interface by name, so that the engine needs no driver to be compiled.
final class CopyIn {

  /// How many bytes go to the server in one message: with the driver's own 64 KB it takes a tenth
  /// longer.
  private static final int AT_ONCE = 1 << 18;

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
          manager
              .getMethod(names.take(), String.class, InputStream.class, int.class)
              .invoke(bulk, sql, new Whole(rows), AT_ONCE);
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

  /// Reads as much as is asked for, however little the stream gives at a time.
  private static final class Whole extends FilterInputStream {

    Whole(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.readNBytes(target, offset, length);
      return read == 0 && length > 0 ? -1 : read;
    }
  }
}
