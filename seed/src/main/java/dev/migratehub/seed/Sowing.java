package dev.migratehub.seed;

import java.time.Duration;

/// What became of one file.
///
/// @param rows that were put in or changed
/// @param skipped rows that were there already and left out
public record Sowing(String file, String table, long rows, long skipped, Duration took) {}
