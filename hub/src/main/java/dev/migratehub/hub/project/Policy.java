package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.reach.Network;
import java.time.Duration;
import java.util.List;

/// What must hold in an environment.
///
/// @param approverDiffers whether an author of what runs may not approve it
/// @param executor the least role that may execute an approved run
/// @param targetCreator the least role that may create DB sets and targets
/// @param approvalHours how long an approval holds, from 1 to 8760
/// @param networks where targets may be, as in `10.0.0.0/8`; none means anywhere that is not
///   refused always
public record Policy(
    boolean approverDiffers,
    Role executor,
    Role targetCreator,
    int approvalHours,
    List<String> networks) {

  /// What is offered where there is none yet.
  public static final Policy STRICT = new Policy(true, Role.MANAGER, Role.MANAGER, 72, List.of());

  private static final int YEAR = 8760;

  public Policy {
    if (approvalHours < 1 || approvalHours > YEAR) {
      throw Refusal.invalid("approvalHours", "must be from 1 to " + YEAR);
    }
    networks = List.copyOf(networks);
    try {
      networks.forEach(Network::of);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("networks", String.valueOf(e.getMessage()));
    }
  }

  /// How long an approval holds.
  public Duration approvalHolds() {
    return Duration.ofHours(approvalHours);
  }
}
