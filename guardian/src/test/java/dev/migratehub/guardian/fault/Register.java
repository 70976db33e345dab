package dev.migratehub.guardian.fault;

import java.util.Optional;

/// What a single configuration may do, one operation after another.
///
/// @param version 0 where there is none
record Register(long version, String value) {

  static final Register NONE = new Register(0, "");

  /// What somebody did and was told. Without an answer it may have happened or not.
  sealed interface Operation {}

  /// Saw this.
  record Read(Register seen) implements Operation {}

  /// Made it; `made` says whether it was told that it did.
  record Create(String value, Optional<Boolean> made) implements Operation {}

  /// Changed it; `version` is the current one he was told, in whichever case.
  record Change(long seen, String value, Optional<Long> version) implements Operation {}

  /// The register afterwards, or nothing when it cannot have gone like that.
  Optional<Register> after(Operation operation) {
    return switch (operation) {
      case Read read -> read.seen().equals(this) ? Optional.of(this) : Optional.empty();
      case Create create -> {
        boolean does = version == 0;
        Register then = does ? new Register(1, create.value()) : this;
        yield create.made().isEmpty() || create.made().get() == does
            ? Optional.of(then)
            : Optional.empty();
      }
      case Change change -> {
        boolean does = version == change.seen();
        Register then = does ? new Register(version + 1, change.value()) : this;
        yield change.version().isEmpty() || change.version().get() == then.version()
            ? Optional.of(then)
            : Optional.empty();
      }
    };
  }

  static boolean isAnswered(Operation operation) {
    return switch (operation) {
      case Read _ -> true;
      case Create create -> create.made().isPresent();
      case Change change -> change.version().isPresent();
    };
  }
}
