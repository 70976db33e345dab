package dev.migratehub.engine.execute;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Runs small scripts in one round trip instead of a dozen for each: script, history row and commit
/// are one message, and quick scripts in a row share one. The server leaves a message at its first
/// error; the history then tells which scripts were committed before. The one that failed so, or
/// takes long, has to be sent statement by statement, which says what is wrong with it.
final class Together implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(5);

  /// Nobody should wait longer to see how far a run is.
  private static final Duration QUICK = Duration.ofMillis(50);

  private static final int MOST_SCRIPTS = 16;

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;
  private final Aftermath aftermath;
  private final Lookahead lookahead;
  private final KeptNote note;
  private final int most;
  private final Deque<Done> done = new ArrayDeque<>();
  private @Nullable Lost lost;
  private Step.@Nullable Apply suspect;
  private int reach = 1;

  /// @param steps all of the run
  Together(
      Context context,
      Recorder recorder,
      Problems problems,
      Aftermath aftermath,
      List<Step> steps) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.aftermath = aftermath;
    this.lookahead = new Lookahead(context, steps);
    this.note = new KeptNote(context);
    this.most = isSentWhole(context) ? MOST_SCRIPTS : 1;
  }

  /// Whether the driver sends a message as one; that of a connection which somebody else set up may
  /// take it apart.
  private static boolean isSentWhole(Context context) {
    Map<String, String> properties = context.target().target().door().driven();
    return context
        .target()
        .dialect()
        .bundle()
        .filter(sql -> properties.entrySet().containsAll(sql.whole().entrySet()))
        .isPresent();
  }

  /// A script that is in the database.
  ///
  /// @param rows how many rows it changed; empty where the answer that counts them was lost
  record Done(Step.Apply step, OptionalLong rows, Duration took) {}

  /// The session was lost before it answered for the next step.
  private record Lost(boolean arrived, SqlFailure failure) {}

  /// Says how many steps of the run were begun.
  void at(int index) {
    lookahead.at(index);
  }

  /// Whether it is settled already what became of the next step.
  boolean isAhead() {
    return !done.isEmpty() || lost != null;
  }

  /// Runs a step, unless it was run with one before; answers nothing where it has to be sent
  /// statement by statement and nothing of it was kept.
  Optional<Done> run(Step.Apply step, Sender sender) {
    if (!isAhead()) {
      send(step, sender);
    }
    if (done.isEmpty() && lost != null) {
      throw problems.lostCommit(step, lost.arrived(), lost.failure());
    }
    Optional<Done> it = Optional.ofNullable(done.poll());
    it.ifPresent(any -> sender.writes());
    return it;
  }

  private void send(Step.Apply step, Sender sender) {
    List<Prepared> scripts =
        step.equals(suspect) || note.isRefused() ? List.of() : lookahead.from(step, reach);
    Optional<Bundle> bundle =
        scripts.isEmpty() ? Optional.empty() : Bundle.of(context, scripts, recorder, note);
    if (bundle.isEmpty()) {
      return;
    }
    problems.stopIfAsked(step);
    send(bundle.get(), sender);
    if (!isAhead()) {
      problems.stopIfAsked(step);
      if (scripts.size() > 1) {
        // The server reads a message before it runs any of it: the fault may stand further behind.
        recorder.begin();
        send(step, sender);
      }
    }
  }

  private void send(Bundle bundle, Sender sender) {
    List<String> notices = new ArrayList<>();
    long start = System.nanoTime();
    try {
      List<Session.Part> parts = sender.together(bundle, note.mark(), notices);
      note.kept();
      if (parts.size() != bundle.parts().size()) {
        throw problems.rowsNotTaken(
            bundle.parts().getFirst().step(), bundle.parts().getLast().step());
      }
      for (int i = 0; i < parts.size(); i++) {
        Bundle.Part script = bundle.parts().get(i);
        Session.Part part = parts.get(i);
        done.add(
            new Done(
                script.step(),
                OptionalLong.of(Math.max(0, part.rows() - script.deletes())),
                Duration.ofMillis(part.answer())));
      }
      boolean quick = System.nanoTime() - start < QUICK.toNanos();
      reach = quick ? Math.min(most, reach * 2) : 1;
    } catch (SqlFailure e) {
      reach = 1;
      note.doubt();
      settle(bundle.parts().stream().map(Bundle.Part::step).toList(), e);
    }
    recorder.noted(done.size());
    if (isAhead()) {
      tell(notices, bundle.parts());
    }
  }

  /// A message was refused, or its answer is lost. Each history row came with its commit and tells.
  private void settle(List<Step.Apply> steps, SqlFailure failure) {
    Settlement settlement = new Settlement(context, recorder, problems);
    Optional<List<Duration>> known = standing(settlement, steps);
    if (known.isPresent()) {
      List<Duration> took = known.get();
      through(steps, took);
      if (took.size() < steps.size()) {
        suspect = took.isEmpty() && steps.size() > 1 ? null : steps.get(took.size());
      }
    } else {
      List<Duration> took = settlement.arrived(steps, failure);
      // Where all arrived, the last is the one to be spoken of.
      int told = Math.min(took.size(), steps.size() - 1);
      through(steps, took.subList(0, told));
      lost = new Lost(took.size() > told, failure);
    }
  }

  /// What the session of this run sees; nothing where it cannot be asked, and is broken off.
  private Optional<List<Duration>> standing(Settlement settlement, List<Step.Apply> steps) {
    Session session = context.target().session();
    if (!session.alive(ANSWER)) {
      return Optional.empty();
    }
    aftermath.takeBack();
    try {
      return Optional.of(settlement.standing(steps));
    } catch (SqlFailure e) {
      session.abort();
      return Optional.empty();
    }
  }

  private void through(List<Step.Apply> steps, List<Duration> took) {
    for (int i = 0; i < took.size(); i++) {
      done.add(new Done(steps.get(i), OptionalLong.empty(), took.get(i)));
    }
  }

  private void tell(List<String> notices, List<Bundle.Part> parts) {
    Step.Apply first = parts.getFirst().step();
    String whose =
        parts.size() == 1
            ? ""
            : "of %s to %s, one: ".formatted(first.label(), parts.getLast().step().label());
    notices.forEach(notice -> context.progress().notice(first, whose + notice));
  }

  @Override
  public void close() {
    note.close();
  }
}
