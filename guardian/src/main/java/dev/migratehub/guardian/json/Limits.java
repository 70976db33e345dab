package dev.migratehub.guardian.json;

/// How large JSON may be. All that is accepted also fits into PostgreSQL's `jsonb`.
public final class Limits {

  /// Characters of a content.
  public static final int CONTENT = 1 << 20;

  /// Characters of a schema.
  public static final int SCHEMA = 1 << 18;

  /// Objects and lists within each other.
  public static final int DEPTH = 64;

  /// Characters of a number, and the largest power of ten.
  public static final int DIGITS = 300;

  /// Characters of a regular expression in a schema.
  public static final int PATTERN = 1_000;

  /// Characters looked at while one regular expression is tried on one text.
  public static final int PATTERN_STEPS = 200_000;

  /// Steps of one validation.
  public static final int STEPS = 1_000_000;

  /// Violations that are told.
  public static final int VIOLATIONS = 50;

  private Limits() {}
}
