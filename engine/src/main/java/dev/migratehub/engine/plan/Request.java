package dev.migratehub.engine.plan;

import dev.migratehub.engine.script.Version;
import java.util.List;
import java.util.Optional;

/// What a user wants of a target.
public sealed interface Request {

  /// The command that asks for this.
  default String command() {
    return switch (this) {
      case Up any -> "migr8 up";
      case Down any -> "migr8 down";
      case DownNamed named -> "migr8 down " + named.name();
      case GoTo goTo -> "migr8 goto " + goTo.version().map(Version::text).orElse("none");
      case Redo any -> "migr8 redo";
      case Force force -> "migr8 force " + force.version().map(Version::text).orElse("none");
      case Resume any -> "migr8 resume";
      case Repair any -> "migr8 repair";
      case Baseline baseline -> "migr8 baseline " + baseline.version().text();
    };
  }

  /// Apply everything that is pending, or the next `count`, or up to and including a version.
  record Up(Optional<Integer> count, Optional<Version> to) implements Request {

    /// Everything that is pending.
    public static final Up ALL = new Up(Optional.empty(), Optional.empty());
  }

  /// Take back the last `count` applied migrations, at least 1.
  record Down(int count) implements Request {}

  /// Take back one migration, given by its version, name or file name.
  record DownNamed(String name) implements Request {}

  /// Go up or down until this version is the newest; empty means before the first.
  record GoTo(Optional<Version> version) implements Request {}

  /// Take back the last applied migration and apply it again.
  record Redo() implements Request {}

  /// Write into the history, without running anything, that this version is the newest; empty means
  /// that nothing is applied.
  record Force(Optional<Version> version) implements Request {}

  /// Write into an empty history that the database already has everything up to a version.
  record Baseline(Version version) implements Request {}

  /// Go on with what stopped half-way.
  record Resume(Doubt doubt) implements Request {

    /// What to do about a statement of which nobody knows whether it took effect.
    public enum Doubt {
      /// Refuse to go on when there is one.
      UNDECIDED,
      /// It did not, or was refused: run it.
      RETRY,
      /// It did, or was done by hand: go on behind it.
      SKIP
    }
  }

  /// Write into the history that edited scripts are as they should be; empty names mean all of
  /// them.
  record Repair(List<String> names) implements Request {

    public Repair {
      names = List.copyOf(names);
    }
  }
}
