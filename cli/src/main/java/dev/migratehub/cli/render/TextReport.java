package dev.migratehub.cli.render;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells people, line by line; on a terminal with colour and a progress line.
public final class TextReport implements Report {

  private static final Duration REMINDER = Duration.ofSeconds(15);

  private final Screen screen;
  private final Secrets secrets;
  private final boolean verbose;
  private final boolean quiet;
  private final boolean beside;
  private final Progress progress;
  private final AnswerText answers;
  private final Map<String, Answer.Turned> targets = new HashMap<>();
  private Duration remindedAt = Duration.ofDays(-1);

  public TextReport(Screen screen, Secrets secrets, boolean verbose, boolean quiet) {
    this(screen, secrets, verbose, quiet, false);
  }

  /// @param beside whether each line begins with the name of the target already
  private TextReport(
      Screen screen, Secrets secrets, boolean verbose, boolean quiet, boolean beside) {
    this.screen = screen;
    this.secrets = secrets;
    this.verbose = verbose;
    this.quiet = quiet;
    this.beside = beside;
    this.progress = new Progress(screen);
    this.answers = new AnswerText(screen);
  }

  @Override
  public void happened(Event event) {
    switch (event) {
      case Event.Planned planned -> planned.plan().notes().forEach(this::note);
      case Event.Waiting waiting -> waiting(waiting);
      case Event.Started started -> started(started);
      case Event.Statements it -> progress.statements(it.done(), it.total());
      case Event.Blocked it -> note(it.step().label() + " waits for " + holders(it.by()));
      case Event.Retrying retrying -> retrying(retrying);
      case Event.Notice it ->
          secrets
              .hidden(it.text())
              .lines()
              .forEach(line -> detail(it.step().label() + ": " + line));
      case Event.LeftOut it ->
          note("left out " + it.step().label() + ": " + secrets.hidden(it.why()));
      case Event.Finished finished -> finished(finished.outcome());
      case Event.Completed completed -> completed(completed);
      case Event.Stopped any -> progress.finished();
    }
  }

  @Override
  public void moved(Moving moving) {
    if (!quiet) {
      progress.moved(moving);
    }
  }

  @Override
  public void answer(Answer answer) {
    switch (answer) {
      case Answer.Turned turned -> turned(turned);
      case Answer.Failed failed -> failed(failed);
      case Answer.Noted noted -> aside(noted.text());
      case Answer.Warned warned -> warn(warned.text());
      case Answer.Verdict verdict -> verdict(verdict);
      case Answer.Checked checked -> checked(checked);
      case Answer.Bug bug -> bug(bug);
      case Answer.Backups it -> saved(it);
      case Answer.Seeds it -> saved(it);
      default -> answers.lines(answer).forEach(this::result);
    }
  }

  /// What was done to data is a result that those who want silence do without.
  private void saved(Answer answer) {
    progress.finished();
    boolean asked =
        answer instanceof Answer.Backups.Listed || answer instanceof Answer.Backups.Cleaned;
    answers.lines(answer).forEach(asked ? this::result : this::say);
  }

  @Override
  public Report beside(String name) {
    return new TextReport(screen.beside(name), secrets, verbose, quiet, true);
  }

  @Override
  public void close() {
    progress.close();
  }

  private void turned(Answer.Turned turned) {
    targets.put(turned.target(), turned);
    if (beside) {
      say(turned.address());
    } else if (turned.of() > 1) {
      say(screen.style().strong(turned.target()) + "  " + turned.address());
    }
  }

  private void failed(Answer.Failed failed) {
    progress.finished();
    Answer.Turned turned = targets.get(failed.target());
    boolean told = failed.problem().what().contains("target " + failed.target());
    String name = turned != null && turned.of() > 1 && !told && !beside ? failed.target() : "";
    for (String line : ProblemText.lines(failed.problem(), name, screen.errorStyle())) {
      progress.print(screen.err(), line);
    }
  }

  private void bug(Answer.Bug bug) {
    progress.finished();
    for (String line : ProblemText.lines(bug, screen.errorStyle())) {
      progress.print(screen.err(), line);
    }
  }

  private void verdict(Answer.Verdict verdict) {
    verdict.problems().forEach(it -> failed(new Answer.Failed(verdict.target(), it)));
    if (verdict.problems().isEmpty()) {
      say(Words.count(verdict.migrations(), "migration") + " checked, nothing is wrong");
    }
  }

  private void checked(Answer.Checked checked) {
    checked.problems().forEach(it -> failed(new Answer.Failed("", it)));
    if (checked.first()) {
      note(checked.against() + " has no migrations in this folder yet");
    }
    if (checked.problems().isEmpty()) {
      say(
          "%s checked against %s, nothing is wrong"
              .formatted(Words.count(checked.arrivals(), "new migration"), checked.against()));
    }
  }

  private void waiting(Event.Waiting waiting) {
    if (waiting.since().minus(remindedAt).compareTo(REMINDER) >= 0) {
      remindedAt = waiting.since();
      String who = waiting.holder().map(Holder::toString).orElse("somebody who is just letting go");
      note("waiting for the lock on the target, held by " + who);
    }
  }

  private void started(Event.Started started) {
    long statements = started.step() instanceof Step.Sent sent ? sent.outline().statements() : 0;
    if (!quiet) {
      progress.started(started.step(), statements);
    }
    detail(
        "%s %s (%d of %d)"
            .formatted(
                StepWords.doing(started.step()),
                started.step().label(),
                started.index(),
                started.of()));
  }

  private void retrying(Event.Retrying retrying) {
    note(
        "%s: attempt %d of %d in %s, because %s"
            .formatted(
                retrying.step().label(),
                retrying.attempt(),
                retrying.of(),
                Words.duration(retrying.pause()),
                secrets.hidden(retrying.why())));
  }

  private void finished(Outcome outcome) {
    progress.finished();
    String what = screen.style().good(StepWords.done(outcome.step()));
    String how =
        outcome.step() instanceof Step.Sent
            ? Words.count(outcome.statements(), "statement") + ", " + Words.duration(outcome.took())
            : "nothing was run";
    say(what + "  " + outcome.step().label() + screen.style().faint("  (" + how + ")"));
  }

  private void completed(Event.Completed completed) {
    progress.finished();
    Answer.Turned turned = targets.get(completed.target());
    String where = turned == null ? completed.target() : turned.address();
    if (completed.outcomes().isEmpty()) {
      say("nothing to do on " + where);
      return;
    }
    Map<Deed, Long> counts =
        completed.outcomes().stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> Deed.of(outcome.step()), LinkedHashMap::new, Collectors.counting()));
    String what =
        counts.entrySet().stream()
            .map(entry -> entry.getKey().counted(entry.getValue()))
            .collect(Collectors.joining(", "));
    say(what + " on " + where + " in " + Words.duration(completed.took()));
  }

  /// What was done with what; deeds of one kind are counted together.
  private record Deed(String subject, String done) {

    static Deed of(Step step) {
      return new Deed(StepWords.subject(step), StepWords.done(step));
    }

    String counted(long number) {
      return Words.count(number, subject) + " " + done;
    }
  }

  private void say(String line) {
    if (!quiet) {
      result(line);
    }
  }

  private void result(String line) {
    progress.print(screen.out(), line);
  }

  private void detail(String line) {
    if (verbose) {
      say(screen.style().faint(line));
    }
  }

  private void note(String line) {
    say(screen.style().notable("note") + "  " + line);
  }

  /// A note that must not stand in the answer to a question.
  private void aside(String text) {
    if (!quiet) {
      progress.print(screen.err(), screen.errorStyle().notable("note") + "  " + text);
    }
  }

  private void warn(String text) {
    progress.print(screen.err(), screen.errorStyle().notable("warning") + "  " + text);
  }

  private static String holders(List<Holder> by) {
    return by.stream().map(Holder::toString).collect(Collectors.joining(", "));
  }
}
