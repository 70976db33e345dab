package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import java.util.Optional;

/// How far a script came, in memory and in the history row.
final class Journal implements AutoCloseable {

  private final Context context;
  private final Step.Scripted step;
  private long done;
  private long doneBeforeOwnTransaction;
  private boolean inOwnTransaction;
  private boolean holdsTables;
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
    return inOwnTransaction ? doneBeforeOwnTransaction : done;
  }

  boolean inOwnTransaction() {
    return inOwnTransaction;
  }

  /// A statement was run; notes it in the history row, and within the script's own transaction if
  /// it opened one.
  void done(Effect effect) {
    switch (effect) {
      case Effect.Opens any -> {
        doneBeforeOwnTransaction = done;
        inOwnTransaction = true;
        holdsTables = false;
      }
      case Effect.Closes any -> inOwnTransaction = false;
      case Effect.Outside any -> inOwnTransaction = false;
      case Effect.HoldsTables any -> holdsTables = true;
      case Effect.ReleasesTables any -> holdsTables = false;
      case Effect.Plain any -> {}
      case Effect.Around any -> {}
    }
    done++;
    note();
  }

  /// A script may have given up the right to write here, which another session still has.
  private void note() {
    try {
      context.table().progress(session(), step.id(), done);
    } catch (SqlFailure e) {
      context.table().progress(beside(), step.id(), done);
    }
  }

  /// While the session holds tables it reaches no other, so that another session must write.
  private Session session() {
    return holdsTables ? beside() : context.target().session();
  }

  private Session beside() {
    Session session = beside.orElseGet(() -> context.target().another());
    beside = Optional.of(session);
    return session;
  }

  @Override
  public void close() {
    beside.ifPresent(Session::close);
  }
}
