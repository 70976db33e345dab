package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.history.Remark;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.Optional;

/// Writes into the history row how far a script came, by the session that can.
final class Journal implements AutoCloseable {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Context context;
  private final Step.Scripted step;
  private final Course course;
  private Optional<Step.Resumption> unsettled;
  private boolean sent;
  private boolean unsure;
  private boolean unsureBefore;
  private long doubted;
  private Optional<Session> beside = Optional.empty();

  Journal(Context context, Step.Scripted step) {
    this.context = context;
    this.step = step;
    this.unsettled = step.resumption();
    this.course = new Course(step.resumption().map(Step.Resumption::after).orElse(0L));
  }

  /// How far it came, in memory.
  Course course() {
    return course;
  }

  /// How many statements would be left if the session ended now.
  long lasting() {
    return unsettled.map(Step.Resumption::noted).orElseGet(course::lasting);
  }

  /// The statement that was in doubt before this run and still is; 0 for none.
  long doubtedBefore() {
    return unsettled.map(Step.Resumption::doubted).orElse(0L);
  }

  /// Whether a statement was sent of which the row says that its end is not known.
  boolean inDoubt() {
    return sent;
  }

  /// Whether only the row tells, once what is open was rolled back, what is in the database.
  boolean unsure() {
    return unsure;
  }

  /// Whether the last statement ended well and the row still says that this is not known.
  boolean endedUnnoted() {
    return doubted > 0 && doubted == course.done() && !course.inTransaction();
  }

  /// How the next statement has to be sent.
  Way way(Nature nature) {
    return nature.way(course.inTransaction(), course.holdsTables());
  }

  /// Writes down what has to stand in the row before a statement is sent that way.
  void before(Way way, Nature nature) {
    unsureBefore = unsure;
    unsure |= nature.divisible();
    switch (way) {
      case ALONE -> sending(false);
      case AMID, CLOSELY -> sending(true);
      case CLOSING -> note(course.done() + 1, 0);
      case NOTED_BEFORE -> note(course.done(), 0);
      case SESSION_ONLY, WITH_NOTE, WITHIN -> settle();
    }
  }

  /// Takes the doubt from a statement that has ended well, before something that may take long.
  /// Within a transaction of the script its commit does so.
  void settle() {
    if (doubted > 0 && !course.inTransaction()) {
      note(course.done(), 0);
    }
  }

  private void sending(boolean byAnother) {
    long number = course.done() + 1;
    if (byAnother) {
      writeBeside(number);
    } else {
      note(course.done(), number);
    }
    sent = true;
    doubted = number;
  }

  /// The statement was refused; unless it runs others, it is not in the database.
  void refused() {
    sent = false;
  }

  /// The statement was refused before any of it was run.
  void neverBegan() {
    unsure = unsureBefore;
  }

  /// Notes the statement that was just sent, within the transaction it was sent in; answers whether
  /// that could be done.
  boolean noteWith() {
    Session session = context.target().session();
    boolean noted = context.table().progress(session, step.id(), course.done() + 1, remark(0));
    doubted = noted ? 0 : doubted;
    return noted;
  }

  /// The session has what the one before it had, so that what was left out counts from now on.
  void replayed() {
    Optional<Step.Resumption> resumption = unsettled;
    unsettled = Optional.empty();
    if (resumption.filter(it -> it.after() > it.noted()).isPresent()) {
      note(course.done(), 0);
    }
  }

  /// A statement was run.
  void done(Effect effect, String text) {
    course.done(effect, text);
    sent = false;
    unsure &= course.inTransaction();
  }

  /// The server was asked whether a transaction is open; answers whether that is news.
  boolean learnt(boolean open) {
    boolean news = course.learnt(open);
    unsure = open && (unsure || news);
    return news;
  }

  /// While the session holds tables it reaches no other, and a script may have given up the right
  /// to write here; then another session writes, which knows only what is committed.
  private void note(long count, long doubt) {
    if (!course.readsOnly()) {
      write(count, remark(doubt));
    }
    doubted = 0;
  }

  private void write(long count, Remark remark) {
    if (course.holdsTables()) {
      context.table().progress(beside(), step.id(), Math.min(count, lasting()), remark);
      return;
    }
    if (!writtenHere(count, remark)) {
      context.table().progress(beside(), step.id(), count, remark);
    }
  }

  private boolean writtenHere(long count, Remark remark) {
    Session session = context.target().session();
    try {
      return context.table().progress(session, step.id(), count, remark);
    } catch (SqlFailure e) {
      if (course.inTransaction() || !session.alive(SHORT)) {
        throw e;
      }
      return false;
    }
  }

  /// What the open transaction has written into the row already, only its own session can change.
  private void writeBeside(long doubt) {
    try {
      context.table().progress(beside(), step.id(), lasting(), remark(doubt));
    } catch (SqlFailure e) {
      if (!course.inTransaction()) {
        throw e;
      }
      note(course.done(), doubt);
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
