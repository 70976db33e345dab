package dev.migratehub.engine.dialect;

/// What a statement means for the transaction after it.
public enum NextTransaction {
  /// It says of what kind the next transaction is, and only that one.
  SAID,
  /// It needs no transaction, so that what was said before stays for the next.
  WAITS,
  /// It is the next, opens it, or is one in itself.
  COMES
}
