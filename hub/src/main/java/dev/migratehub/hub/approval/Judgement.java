package dev.migratehub.hub.approval;

import dev.migratehub.hub.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whether a run may begin, judged anew at the moment it does; pure.
///
/// @param requested the digest of what was asked for
/// @param now the digest of what there is
/// @param approval the newest decision; empty when there is none
/// @param approver the role that whoever approved has in the project now; empty for somebody who is
///   disabled or no member any more
/// @param authors of what would run
/// @param approverDiffers whether an author may not be the approver
public record Judgement(
    Digest requested,
    Digest now,
    Optional<Approval> approval,
    Optional<Role> approver,
    Set<UUID> authors,
    boolean approverDiffers) {

  public Judgement {
    authors = Set.copyOf(authors);
  }

  /// Why it may not begin.
  ///
  /// @param code a stable name for programs
  /// @param why a sentence for people
  public record Objection(String code, String why) {}

  /// What stands against it; empty when nothing does.
  public Optional<Objection> objection(Instant at) {
    if (!requested.equals(now)) {
      return objection(
          "content_changed",
          "What would run is not what was requested: the SQL, the targets or the environment's policy"
              + " changed. Request approval again.");
    }
    if (approval.isEmpty() || approval.get().decision() != Approval.Decision.APPROVED) {
      return objection("not_approved", "Nobody approved this run.");
    }
    return objection(approval.get(), at);
  }

  private Optional<Objection> objection(Approval given, Instant at) {
    if (!given.digest().equals(now)) {
      return objection("approved_other", "What was approved is not what would run.");
    }
    if (given.expiresAt().filter(at::isBefore).isEmpty()) {
      return objection("approval_expired", "The approval has expired. Approve it again.");
    }
    if (approver.filter(role -> role.covers(Role.MANAGER)).isEmpty()) {
      return objection("approver_lost_role", "Whoever approved it may not approve here any more.");
    }
    if (approverDiffers && authors.contains(given.by())) {
      return objection("own_change", "Whoever approved it wrote what would run.");
    }
    return Optional.empty();
  }

  private static Optional<Objection> objection(String code, String why) {
    return Optional.of(new Objection(code, why));
  }
}
