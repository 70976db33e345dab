package dev.migratehub.hub.run;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.hub.approval.Digest;
import dev.migratehub.hub.approval.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// One attempt to execute one version of a migration on the targets of one DB set.
///
/// @param digest of what was asked for
/// @param call who called it off while it ran, if anybody did
/// @param claim counts the nodes that took it; only the last may write
/// @param version counts the edits, from 1
public record Run(
    UUID id,
    What what,
    RunState state,
    Conduct conduct,
    Digest digest,
    UUID requestedBy,
    Instant requestedAt,
    Optional<UUID> queuedBy,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Call> call,
    long claim,
    long version) {

  /// What is executed, and where.
  ///
  /// @param version of the migration's SQL
  public record What(
      UUID project,
      UUID migration,
      int version,
      Direction direction,
      String environment,
      UUID dbSet) {}

  /// How it goes over its targets.
  ///
  /// @param parallel how many at once, from 1 to 64
  public record Conduct(OnFailure onFailure, int parallel) {

    /// One after the other, until one fails.
    public static final Conduct CAREFUL = new Conduct(OnFailure.STOP, 1);
  }

  /// What becomes of the other targets when one fails.
  public enum OnFailure {
    STOP,
    CONTINUE;

    /// As it stands in the database and in JSON.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What to do about a statement that is in doubt.
  public enum Doubt {
    /// Stop there.
    UNDECIDED,
    /// It did not take effect: run it.
    RETRY,
    /// It did: go on behind it.
    SKIP;

    /// As it stands in the database and in JSON.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// That somebody wants it to end early.
  public record Call(UUID by, Instant at, String why) {}

  /// The run on one target.
  ///
  /// @param position counts from 1, in the order in which targets are begun
  /// @param rows that the run changed there, as the server counted them; empty where nobody heard
  /// @param token of the lease under which it was written last
  /// @param doubt what somebody decided about a statement of which the target does not tell whether
  ///   it took effect; good for one attempt
  public record Item(
      UUID id,
      UUID run,
      UUID target,
      String targetName,
      int position,
      ItemState state,
      int attempts,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt,
      long statementsDone,
      long statementsTotal,
      Optional<Long> rows,
      Optional<Trouble> trouble,
      Optional<Long> token,
      Doubt doubt) {

    /// Whether it ended because nobody knows whether a statement took effect.
    public boolean inDoubt() {
      return trouble.filter(it -> it.code().equals(Code.STATEMENT_IN_DOUBT.id())).isPresent();
    }
  }

  /// What went wrong, in three sentences.
  ///
  /// @param code of the problem, such as `MH-031`
  public record Trouble(String code, String what, String now, String next) {}

  /// A line of an item's log.
  public record Line(long id, int attempt, Instant at, String level, String text) {}

  /// A run with everything a page needs.
  public record Detail(Run run, List<Item> items) {

    public Detail {
      items = List.copyOf(items);
    }
  }
}
