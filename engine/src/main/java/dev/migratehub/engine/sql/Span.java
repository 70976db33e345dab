package dev.migratehub.engine.sql;

/// The bytes from `from` (inclusive) to `to` (exclusive), counted from the start of the script.
public record Span(long from, long to) {

  /// The number of bytes.
  public long length() {
    return to - from;
  }
}
