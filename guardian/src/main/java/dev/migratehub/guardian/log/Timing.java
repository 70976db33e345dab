package dev.migratehub.guardian.log;

import java.time.Duration;

/// How long members are patient with each other.
///
/// @param electionMin after so much silence of the leader at the earliest a new one is elected
/// @param electionMax and at the latest
/// @param request after so much silence a member asks another one
/// @param patience after so much a request is given up
public record Timing(
    Duration electionMin, Duration electionMax, Duration request, Duration patience) {

  /// Half a second to a second: less flaps on a machine that has too much to do.
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofMillis(500),
          Duration.ofMillis(1_000),
          Duration.ofMillis(1_000),
          Duration.ofSeconds(10));

  public Timing {
    if (electionMin.isNegative()
        || electionMin.isZero()
        || electionMax.compareTo(electionMin) <= 0) {
      throw new IllegalArgumentException("the election times are 0 < shortest < longest");
    }
  }
}
