package dev.migratehub.hub.audit;

import java.util.List;
import java.util.Optional;

/// What came of checking the chain.
///
/// @param events how many were looked at
/// @param checkpoints how many signatures hold
/// @param bad the first thing that is wrong; empty where nothing is
public record Verification(long events, long checkpoints, Optional<Bad> bad) {

  /// Something wrong.
  ///
  /// @param seq the event it is about
  public record Bad(long seq, String what) {}

  /// Looks at events one after another.
  static final class Walk {

    private final List<Checkpoint> checkpoints;
    private final List<SigningKey> keys;
    private long events;
    private int signed;
    private String last = Chain.START;
    private Optional<Bad> bad = Optional.empty();

    Walk(List<Checkpoint> checkpoints, List<SigningKey> keys) {
      this.checkpoints = checkpoints;
      this.keys = keys;
    }

    /// Takes the next event of the table.
    void next(AuditEvent event) {
      if (bad.isPresent()) {
        return;
      }
      long expected = events + 1;
      if (event.seq() != expected) {
        bad = Optional.of(new Bad(expected, "is missing"));
      } else if (!Chain.hash(event).equals(event.hash())) {
        bad = Optional.of(new Bad(expected, "was edited: its hash is not the one of its fields"));
      } else if (!event.previous().equals(last)) {
        bad = Optional.of(new Bad(expected, "does not follow from the event before"));
      } else {
        bad = checkpoint(event);
      }
      events = expected;
      last = event.hash();
    }

    Verification end() {
      if (bad.isEmpty() && signed < checkpoints.size()) {
        long seq = checkpoints.get(signed).seq();
        bad = Optional.of(new Bad(seq, "is missing, and a checkpoint names it"));
      }
      return new Verification(events, signed, bad);
    }

    private Optional<Bad> checkpoint(AuditEvent event) {
      if (signed == checkpoints.size() || checkpoints.get(signed).seq() != event.seq()) {
        return Optional.empty();
      }
      Checkpoint checkpoint = checkpoints.get(signed);
      boolean holds =
          checkpoint.hash().equals(event.hash())
              && keys.stream()
                  .anyMatch(key ->
                      key.id().equals(checkpoint.keyId())
                          && key.signed(checkpoint.signed(), checkpoint.signature()));
      if (!holds) {
        return Optional.of(new Bad(event.seq(), "is not what its checkpoint signed"));
      }
      signed++;
      return Optional.empty();
    }
  }
}
