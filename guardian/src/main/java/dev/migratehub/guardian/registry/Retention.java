package dev.migratehub.guardian.registry;

/// How much of the past is kept in memory. All members of a group must have the same.
///
/// @param entries changes that watchers and tables can still be told; the last entry of the log is
///   always kept whole; named as snapshots have it
/// @param answers for repeated requests
public record Retention(int entries, int answers) {

  public static final Retention DEFAULT = new Retention(20_000, 50_000);

  public Retention {
    if (entries < 1 || answers < 1) {
      throw new IllegalArgumentException("at least one entry and one answer are kept");
    }
  }
}
