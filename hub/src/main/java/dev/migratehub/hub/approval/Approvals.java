package dev.migratehub.hub.approval;

import dev.migratehub.hub.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Decisions as records: what was decided stays, whatever becomes of the run. Who may decide is
/// checked by whoever asks for it, in the same transaction.
@Service
public final class Approvals {

  private final ApprovalStore store;
  private final Clock clock;

  Approvals(ApprovalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Who decides, and with which role in the project.
  public record Decider(UUID user, Role role) {}

  /// Writes down a yes.
  ///
  /// @param holds how long it is good for
  public Approval approve(UUID run, Digest digest, Decider by, Duration holds, String comment) {
    Instant now = now();
    return written(
        new Approval(
            UUID.randomUUID(),
            run,
            Approval.Decision.APPROVED,
            by.user(),
            by.role(),
            now,
            Optional.of(now.plus(holds)),
            digest,
            comment));
  }

  /// Writes down a no.
  public Approval deny(UUID run, Digest digest, Decider by, String comment) {
    return written(
        new Approval(
            UUID.randomUUID(),
            run,
            Approval.Decision.DENIED,
            by.user(),
            by.role(),
            now(),
            Optional.empty(),
            digest,
            comment));
  }

  /// All decisions about a run, the newest first.
  public List<Approval> of(UUID run) {
    return store.of(run);
  }

  /// The version after which authors count as authors of what runs: the last one that was approved
  /// in that environment before this one; 0 when none was.
  public int approvedBefore(UUID migration, String environment, int version) {
    return store.approvedBefore(migration, environment, version).orElse(0);
  }

  private Approval written(Approval approval) {
    store.insert(approval);
    return approval;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
