package dev.migratehub.guardian;

/// What a read is worth.
public enum Consistency {
  /// It sees everything acknowledged anywhere before it began. Needs a majority.
  STRICT,
  /// It sees what this member has; never goes back, may be behind. Needs nobody.
  STALE
}
