package dev.migratehub.engine.execute;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

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
        newId().toString(),
        version == null ? "dev" : version);
  }

  /// A time and what hardly comes twice at that time (RFC 9562, version 7). Nothing rests on its
  /// not being guessed, and secure numbers would take a tenth of a short run to get ready.
  private static UUID newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextLong() >>> 52;
    return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }
}
