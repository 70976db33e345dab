package dev.migratehub.engine.dialect;

/// What a statement leaves in its session alone, which is gone when the session ends. A script that
/// goes on in another session needs it again.
public enum Residue {
  /// Nothing; what it does stands in the database.
  NONE,
  /// A setting, a current database, a prepared statement: the same statement makes it again and
  /// does no harm.
  REPEATABLE,
  /// Something that the same statement does not bring back, such as the rows of a temporary table.
  LOST
}
