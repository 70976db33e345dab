package dev.migratehub.engine.script;

import java.util.List;

/// Queries that must answer what is expected before a script runs.
///
/// @param onFail what happens when one answers something else
/// @param onError what happens when one cannot be asked
/// @param message what the author says then; may be empty
public record Precondition(
    List<Check> checks, Otherwise onFail, Otherwise onError, String message) {

  public Precondition {
    checks = List.copyOf(checks);
  }

  /// One query and the first column of its only row.
  ///
  /// @param line where it stands in its file
  public record Check(String sql, String expected, long line) {}

  /// What happens to a script whose precondition does not hold.
  public enum Otherwise {
    /// The run stops.
    HALT,
    /// It is left out this time.
    CONTINUE,
    /// It is written down as applied and not run.
    MARK_RAN,
    /// It is told, and the script runs.
    WARN
  }
}
