package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far a script came, in memory and in the history row.
final class Journal implements AutoCloseable {

  /// Statements that leave nothing to commit.
  private static final Pattern QUIET =
      Pattern.compile("(/\\*!\\d*\\s*)?(SET|USE|SHOW|SELECT)\\b", Pattern.CASE_INSENSITIVE);

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Context context;
  private final Step.Scripted step;
  private long done;
  private long kept;
  private boolean inOwnTransaction;
  private boolean transactionsOpenThemselves;
  private boolean holdsTables;
  private boolean dirty;
  private Optional<Session> beside = Optional.empty();

  Journal(Context context, Step.Scripted step) {
    this.context = context;
    this.step = step;
  }

  /// How many statements were run.
  long done() {
    return done;
  }

  /// How many statements would be left if the session ended now.
  long lasting() {
    return inOwnTransaction() ? kept : done;
  }

  /// Whether what was run last is not committed yet.
  boolean inOwnTransaction() {
    return inOwnTransaction || transactionsOpenThemselves;
  }

  /// Whether the script was read to its end and left something uncommitted.
  boolean leftOpen() {
    return inOwnTransaction || (transactionsOpenThemselves && dirty);
  }

  /// A statement was run; notes it in the history row, and within the script's own transaction if
  /// it opened one.
  void done(Effect effect, String text) {
    done++;
    dirty |= !QUIET.matcher(text).lookingAt();
    switch (effect) {
      case Effect.Opens any -> {
        kept = done - 1;
        inOwnTransaction = true;
        holdsTables = false;
      }
      case Effect.Closes closes -> {
        committed();
        inOwnTransaction = closes.chains();
      }
      case Effect.Outside any -> committed();
      case Effect.HoldsTables any -> {
        committed();
        holdsTables = true;
      }
      case Effect.ReleasesTables any -> holdsTables = false;
      case Effect.Switches switches -> {
        committed();
        transactionsOpenThemselves = switches.transactions();
      }
      case Effect.Plain any -> {}
      case Effect.Around any -> {}
    }
    note();
  }

  private void committed() {
    inOwnTransaction = false;
    dirty = false;
    kept = done;
  }

  /// While the session holds tables it reaches no other, and a script may have given up the right
  /// to write here; then another session writes, but never beside a transaction of the script,
  /// whose uncommitted notes it would wait for.
  private void note() {
    try {
      context.table().progress(holdsTables ? beside() : session(), step.id(), done);
    } catch (SqlFailure e) {
      if (!holdsTables && !inOwnTransaction()) {
        context.table().progress(beside(), step.id(), done);
      }
      // A note that is missing says too little, which the next one makes good.
    }
  }

  private Session session() {
    return context.target().session();
  }

  private Session beside() {
    Session session = beside.orElseGet(this::another);
    beside = Optional.of(session);
    return session;
  }

  private Session another() {
    return context.target().another(SHORT);
  }

  @Override
  public void close() {
    beside.ifPresent(Session::close);
  }
}
