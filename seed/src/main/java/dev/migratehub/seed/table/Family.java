package dev.migratehub.seed.table;

/// What kind of values a column takes, on whichever database.
public enum Family {
  INTEGER("a whole number"),
  DECIMAL("a number"),
  REAL("a number"),
  BOOLEAN("true or false"),
  TEXT("a text"),
  BYTES("bytes, such as \\x00ff"),
  BITS("bits, such as 0101"),
  DATE("a date such as 2026-01-31"),
  TIME("a time such as 12:00:00"),
  TIMESTAMP("a moment such as 2026-01-31 12:00:00"),
  JSON("JSON"),
  UUID("a UUID"),
  ENUM("one of its words"),
  OTHER("a value of its type");

  private final String expected;

  Family(String expected) {
    this.expected = expected;
  }

  /// What is expected, in words.
  public String expected() {
    return expected;
  }
}
