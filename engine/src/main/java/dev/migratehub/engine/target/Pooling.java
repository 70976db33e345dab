package dev.migratehub.engine.target;

/// What becomes of a session between two transactions.
public enum Pooling {
  /// We speak to the server itself.
  NONE,
  /// A pooler keeps a session of the server for us as long as we are connected.
  SESSION,
  /// A pooler gives each transaction the session that happens to be free: what one sets or locks is
  /// not there in the next, and stays behind for others.
  TRANSACTION
}
