package dev.migratehub.engine.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A connection in the hands of somebody who may do anything with it but end the transaction it is
/// in, or the connection itself.
record LentConnection(Connection connection) implements InvocationHandler {

  private static final Set<String> OURS =
      Set.of(
          "abort",
          "beginRequest",
          "close",
          "commit",
          "endRequest",
          "rollback",
          "setAutoCommit",
          "setReadOnly",
          "setTransactionIsolation");

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LentConnection(connection));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (OURS.contains(method.getName())) {
      throw new SQLException(
          "a callback may not call " + method.getName() + "; the run ends its transaction itself");
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
