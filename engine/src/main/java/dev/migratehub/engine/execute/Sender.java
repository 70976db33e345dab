package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Sends the statements of one script to the server, one by one and as they stand.
final class Sender {

  private final Context context;
  private final Step.Sent step;
  private final Problems problems;
  private final BlockerWatch watch;
  private final Hold hold;
  private final Duration limit;
  private @Nullable Duration bound;
  private long rows;
  private Optional<Together.Done> done = Optional.empty();
  private long last;
  private long rowsOfLast;

  Sender(Context context, Step.Sent step, Problems problems, BlockerWatch watch, Hold hold) {
    this.context = context;
    this.step = step;
    this.problems = problems;
    this.watch = watch;
    this.hold = hold;
    this.limit = limit(context, step);
  }

  /// What each statement of a step may take, which is looked after one by one; zero for no bound.
  static Duration limit(Context context, Step.Sent step) {
    return step.script()
        .directives()
        .statementTimeout()
        .orElse(context.limits().statementTimeout());
  }

  /// A reader at the start of the script.
  ScriptReader reader() {
    return ScriptReader.ahead(step.script(), context.target().dialect()::syntax);
  }

  /// The next segment. The script could be split when it was planned; when it cannot be now, it is
  /// another one.
  Optional<Segment> next(ScriptReader reader) {
    try {
      return reader.next();
    } catch (ProblemException e) {
      if (e.problem().code() == Code.SCRIPT_SYNTAX) {
        throw problems.changedMeanwhile(step);
      }
      throw e;
    }
  }

  /// Sends what the segment holds, if it is for the server at all.
  ///
  /// @throws StatementFailure when the server refuses it
  void send(ScriptReader reader, Segment segment, long number) {
    send(reader, segment, number, false);
  }

  /// The same.
  ///
  /// @param unheard whether the server must not be asked for its notices
  void send(ScriptReader reader, Segment segment, long number, boolean unheard) {
    switch (segment) {
      case Segment.Statement statement ->
          doing(
              new StatementFailure.Place(number, statement.position(), statement.text()),
              () -> {
                long changed =
                    unheard
                        ? context.target().session().executeUnheard(statement.text(), limit)
                        : execute(statement.text());
                if (context.target().dialect().countsRows(statement.text())) {
                  count(number, changed);
                }
                hold.after(step, statement.text());
              });
      case Segment.Copy copy ->
          doing(
              new StatementFailure.Place(number, copy.position(), copy.text()),
              () -> count(number, copy(copy.text(), reader)));
      case Segment.Data any -> {}
      case Segment.ClientCommand any -> {}
      case Segment.Blank any -> {}
    }
  }

  /// How many rows the script's statements changed, as far as the server counts them; empty where
  /// its answer was lost.
  OptionalLong rows() {
    return done.map(Together.Done::rows).orElse(OptionalLong.of(rows));
  }

  /// How long the script took where that is not the time that was waited for it.
  Optional<Duration> took() {
    return done.map(Together.Done::took);
  }

  /// The script was run in a message, maybe that of another one.
  void done(Together.Done it) {
    done = Optional.of(it);
  }

  /// What was counted is void, because it was taken back.
  void countAnew() {
    rows = 0;
    last = 0;
  }

  /// A statement that is sent again counts once.
  void count(long number, long changed) {
    rows += number == last ? changed - rowsOfLast : changed;
    last = number;
    rowsOfLast = changed;
  }

  /// Does something for the script that stands in no file, such as ending its transaction.
  void say(String statement, String sql) {
    doing(new StatementFailure.Place(0, Position.START, statement), () -> execute(sql));
  }

  /// Sends a message of scripts; what the server says meanwhile goes to `notices`.
  ///
  /// @param mark what the answers are called that come behind each script
  /// @throws SqlFailure when it refuses any statement
  List<Session.Part> together(Bundle bundle, String mark, List<String> notices) {
    return context.target().session().parts(bundle.message(), mark, notices::add);
  }

  /// What the server refused, as a failure of the script.
  StatementFailure refused(StatementFailure.Place place, SqlFailure e) {
    ServerError error = context.target().dialect().error(e.sqlState(), e.vendorCode(), e.words());
    return new StatementFailure(error, e.sqlState(), place, watch.seen(), e);
  }

  /// Makes sure that the lock on the target is still ours.
  void hold() {
    doing(
        new StatementFailure.Place(0, Position.START, "the look at the lock"),
        () -> hold.ensure(step));
  }

  /// Makes sure, before a statement, of a lock that others may take over.
  void askBeforeStatement() {
    doing(new StatementFailure.Place(0, Position.START, "the look at the lock"), this::fence);
  }

  /// Makes sure, before the history is written, of a lock that others may take over.
  void fence() {
    hold.beforeWrite(step);
  }

  /// Has the transaction that was opened under the lock on the target.
  void join() {
    doing(
        new StatementFailure.Place(0, Position.START, "the lock of the transaction"),
        () -> {
          hold.join(step);
          context.target().watchTransaction();
          watch.follow();
        });
  }

  /// From now on others can see what the step writes into the history.
  void writes() {
    hold.writes(step);
  }

  /// Gives the session its first settings back, so that history and next script find it as it was.
  void restore() {
    doing(
        new StatementFailure.Place(0, Position.START, "the reset of the session"),
        context.target()::restore);
    bound = null;
  }

  /// Bounds the wait for locks from the next statement on, where the bound is not that already.
  void bound(Duration timeout) {
    if (!timeout.equals(bound)) {
      doing(
          new StatementFailure.Place(0, Position.START, "the lock time-out"),
          () -> context.target().bound(context.target().session(), timeout));
      bound = timeout;
    }
  }

  private long copy(String text, ScriptReader reader) {
    return context
        .target()
        .session()
        .copy(
            context.target().dialect().session().bulk(),
            text,
            new Rows(reader.rows(), context.interruption()));
  }

  private long execute(String text) {
    return context
        .target()
        .session()
        .execute(text, limit, notice -> context.progress().notice(step, notice));
  }

  private void doing(StatementFailure.Place place, Runnable send) {
    watch.begin();
    try {
      send.run();
    } catch (SqlFailure e) {
      throw refused(place, e);
    } finally {
      watch.end();
    }
  }
}
