package dev.migratehub.engine.dialect;

/// What a script asks for: let the engine decide, one transaction or nothing, or none at all.
public enum TransactionMode {
  AUTO,
  SINGLE_TRANSACTION,
  NO_TRANSACTION
}
