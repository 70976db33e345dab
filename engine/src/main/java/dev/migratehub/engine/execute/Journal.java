package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.history.Remark;
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

  private static final Pattern READS_ONLY =
      Pattern.compile("\\bREAD\\s+ONLY\\b", Pattern.CASE_INSENSITIVE);

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Context context;
  private final Step.Scripted step;
  private long done;
  private long kept;
  private boolean inOwnTransaction;
  private boolean readsOnly;
  private boolean transactionsOpenThemselves;
  private boolean holdsTables;
  private boolean dirty;
  private boolean sent;
  private long doubted;
  private Optional<Session> beside = Optional.empty();

  Journal(Context context, Step.Scripted step) {
    this.context = context;
    this.step = step;
    this.done = step.resumption().map(Step.Resumption::after).orElse(0L);
    this.kept = done;
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

  /// Whether the session reaches only some tables.
  boolean holdsTables() {
    return holdsTables;
  }

  /// Whether the script was read to its end and left something uncommitted.
  boolean leftOpen() {
    return inOwnTransaction || (transactionsOpenThemselves && dirty);
  }

  /// Whether a statement was sent of which the row says that its end is not known.
  boolean inDoubt() {
    return sent;
  }

  /// Whether the last statement ended well and the row still says that this is not known.
  boolean endedUnnoted() {
    return doubted > 0 && doubted == done && !inOwnTransaction();
  }

  /// How the next statement has to be sent.
  ///
  /// @param runsOthers whether it may do anything, such as `CALL`
  Way way(Effect effect, Residue residue, boolean runsOthers) {
    return switch (effect) {
      case Effect.Opens any -> inOwnTransaction() ? Way.NOTED_BEFORE : Way.SESSION_ONLY;
      case Effect.Switches any -> inOwnTransaction() ? Way.NOTED_BEFORE : Way.SESSION_ONLY;
      case Effect.HoldsTables any -> Way.NOTED_BEFORE;
      case Effect.ReleasesTables any -> Way.SESSION_ONLY;
      case Effect.Closes closes -> closing(closes);
      case Effect.Outside any -> Way.ALONE;
      case Effect.Around any -> Way.SESSION_ONLY;
      case Effect.Plain any -> plain(residue, runsOthers);
    };
  }

  /// What chains is sent again by who goes on after it, so that its next transaction is there.
  private Way closing(Effect.Closes closes) {
    if (!closes.keeps()) {
      return Way.SESSION_ONLY;
    }
    if (holdsTables) {
      return Way.ALONE;
    }
    return closes.chains() ? Way.NOTED_BEFORE : Way.CLOSING;
  }

  private Way plain(Residue residue, boolean runsOthers) {
    if (runsOthers) {
      return Way.ALONE;
    }
    if (inOwnTransaction()) {
      return Way.WITHIN;
    }
    if (residue == Residue.REPEATABLE) {
      return Way.SESSION_ONLY;
    }
    return holdsTables ? Way.ALONE : Way.WITH_NOTE;
  }

  /// Writes down what has to stand in the row before a statement is sent that way.
  void before(Way way) {
    switch (way) {
      case ALONE -> sending();
      case CLOSING -> note(done + 1, 0);
      case NOTED_BEFORE -> note(done, 0);
      case SESSION_ONLY, WITH_NOTE, WITHIN -> settle();
    }
  }

  /// Takes the doubt from a statement that has ended well, before something that may take long.
  void settle() {
    if (doubted > 0) {
      note(done, 0);
    }
  }

  private void sending() {
    note(done, done + 1);
    sent = true;
    doubted = done + 1;
  }

  /// The statement was refused; it is not in the database.
  void refused() {
    sent = false;
  }

  /// Notes the statement that was just sent, within the transaction it was sent in.
  void noteWith() {
    context.table().progress(context.target().session(), step.id(), done + 1, remark(0));
    doubted = 0;
  }

  /// A statement of the finished part was passed over, or done again for its session.
  void passed(Effect effect) {
    switch (effect) {
      case Effect.Switches switches -> transactionsOpenThemselves = switches.transactions();
      case Effect.HoldsTables any -> holdsTables = true;
      case Effect.ReleasesTables any -> holdsTables = false;
      case Effect.Opens any -> {}
      case Effect.Closes any -> {}
      case Effect.Outside any -> {}
      case Effect.Plain any -> {}
      case Effect.Around any -> {}
    }
  }

  /// A statement was run.
  void done(Effect effect, String text) {
    done++;
    sent = false;
    dirty |= !QUIET.matcher(text).lookingAt();
    switch (effect) {
      case Effect.Opens any -> {
        kept = done - 1;
        inOwnTransaction = true;
        readsOnly = READS_ONLY.matcher(text).find();
        holdsTables = false;
      }
      case Effect.Closes closes -> {
        committed();
        inOwnTransaction = closes.chains();
        kept = closes.chains() ? done - 1 : done;
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
  }

  private void committed() {
    inOwnTransaction = false;
    readsOnly = false;
    dirty = false;
    kept = done;
  }

  /// While the session holds tables it reaches no other, and a script may have given up the right
  /// to write here; then another session writes, which knows only what is committed.
  private void note(long count, long doubt) {
    if (!readsOnly) {
      write(count, remark(doubt));
    }
    doubted = 0;
  }

  private void write(long count, Remark remark) {
    if (holdsTables) {
      context.table().progress(beside(), step.id(), Math.min(count, lasting()), remark);
      return;
    }
    try {
      context.table().progress(context.target().session(), step.id(), count, remark);
    } catch (SqlFailure e) {
      if (inOwnTransaction() || !context.target().session().alive(SHORT)) {
        throw e;
      }
      context.table().progress(beside(), step.id(), count, remark);
    }
  }

  private Remark remark(long doubt) {
    return new Remark(step instanceof Step.Revert, doubt, "");
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
