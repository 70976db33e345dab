package dev.migratehub.engine.jdbc;

import java.sql.SQLException;

/// The database or its driver said no; what it means is the dialect's to say.
public final class SqlFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String sqlState;
  private final int vendorCode;

  public SqlFailure(SQLException cause) {
    super(
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    this.vendorCode = cause.getErrorCode();
  }

  /// Five characters of the SQL standard or the vendor; may be empty.
  public String sqlState() {
    return sqlState;
  }

  /// The vendor's number; 0 when it has none.
  public int vendorCode() {
    return vendorCode;
  }

  /// The words of the driver, never empty.
  public String words() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
