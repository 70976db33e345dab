package dev.migratehub.engine.execute;

import java.util.UUID;

/// Who runs, as the history will tell it.
///
/// @param by the person or machine
/// @param runId names this run; the hub gives its own
public record RunInfo(String by, String runId, String toolVersion) {

  /// A run of this process by its user.
  public static RunInfo ofThisProcess() {
    String version = RunInfo.class.getPackage().getImplementationVersion();
    return new RunInfo(
        System.getProperty("user.name", "unknown"),
        UUID.randomUUID().toString(),
        version == null ? "dev" : version);
  }
}
