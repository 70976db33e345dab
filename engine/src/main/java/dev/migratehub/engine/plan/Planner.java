package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.plan.StatusLine.Standing;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides what to do; touches nothing. The same scripts and the same history give the same plan.
public final class Planner {

  private final Subject subject;
  private final Status status;
  private final Steps steps;

  private Planner(Subject subject) {
    this.subject = subject;
    this.status = Status.of(subject);
    this.steps = new Steps(subject);
  }

  /// The plan for a request.
  ///
  /// @throws ProblemException when the request cannot be met as things stand
  public static Plan plan(Subject subject, Request request) {
    return new Hooking(subject).with(new Planner(subject).plan(request));
  }

  private Plan plan(Request request) {
    return switch (request) {
      case Request.Up up -> up(up);
      case Request.Down down -> down(down.count());
      case Request.DownNamed named -> downNamed(named.name());
      case Request.GoTo goTo -> goTo(goTo.version());
      case Request.Redo any -> redo();
      case Request.Force force -> force(force.version());
      case Request.Baseline baseline -> baseline(baseline.version());
      case Request.Resume resume -> resume(resume.doubt());
      case Request.Repair repair -> repair(repair.names());
    };
  }

  /// Everything that would stop `up` or a later `down`, the gravest first.
  public static List<Problem> problems(Subject subject) {
    Status status = Status.of(subject);
    List<Problem> problems = new ArrayList<>();
    status.halts().forEach(halt -> problems.add(halt.problem()));
    problems.addAll(Checks.disagreements(status, subject));
    if (problems.isEmpty()) {
      try {
        plan(subject, Request.Up.ALL);
      } catch (ProblemException e) {
        problems.add(e.problem());
      }
    }
    Checks.emptyDowns(subject.migrations()).ifPresent(problems::add);
    return problems;
  }

  /// Everything that keeps the database from being as the folder says: [#problems], and else what
  /// is pending.
  public static List<Problem> differences(Subject subject) {
    List<Problem> problems = problems(subject);
    return problems.isEmpty() ? Checks.pending(Status.of(subject)).stream().toList() : problems;
  }

  private Plan up(Request.Up request) {
    request.to().ifPresent(this::known);
    Checks.agreed(status, subject);
    List<Migration> pending =
        status.lines().stream()
            .filter(line -> line.standing().pending())
            .flatMap(line -> line.migration().stream())
            .filter(migration -> Status.meant(migration, subject.rules()))
            .filter(migration -> request.to().filter(to -> after(migration.id(), to)).isEmpty())
            .limit(request.count().orElse(Integer.MAX_VALUE))
            .toList();
    Checks.inOrder(pending, subject);
    Checks.required(pending, subject.history());
    return new Plan(steps.applying(pending), notes());
  }

  private boolean after(MigrationId id, Version version) {
    return subject.migrations().runsAfter(id, version);
  }

  private Plan down(int count) {
    Checks.finished(status);
    return new Plan(steps.reverting(applied().stream().limit(count).toList()), List.of());
  }

  private Plan downNamed(String name) {
    Checks.finished(status);
    Entry entry =
        applied().stream()
            .filter(known -> called(known, name))
            .findFirst()
            .orElseThrow(() -> Checks.notApplied(name).exception());
    return new Plan(steps.reverting(List.of(entry)), List.of());
  }

  private static boolean called(Entry entry, String name) {
    String wanted =
        name.toLowerCase(Locale.ROOT).replaceFirst("\\.sql$", "").replaceFirst("\\.(up|down)$", "");
    String key = entry.id().text();
    String number = key.substring(key.lastIndexOf('/') + 1);
    String changeSet = key.contains("::") ? key.substring(key.indexOf("::") + 2) : key;
    return List.of(key, entry.name(), entry.label(), number + "_" + entry.name(), changeSet)
        .stream()
        .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(wanted));
  }

  private Plan goTo(Optional<Version> version) {
    version.ifPresent(this::known);
    Checks.finished(status);
    List<Entry> newer =
        applied().stream()
            .filter(entry -> version.isEmpty() || after(entry.id(), version.get()))
            .toList();
    List<Step> all = new ArrayList<>(steps.reverting(newer));
    if (version.isEmpty()) {
      return new Plan(all, List.of());
    }
    Planner rest = new Planner(subject.without(newer));
    if (!newer.isEmpty() && !rest.lacks(version.get())) {
      return new Plan(all, List.of());
    }
    Plan ups = rest.up(new Request.Up(Optional.empty(), version));
    all.addAll(ups.steps());
    return new Plan(all, ups.notes());
  }

  /// Whether a version that is not newer than this one would still have to be applied.
  private boolean lacks(Version version) {
    return status.lines().stream()
        .filter(line -> line.standing().pending())
        .filter(line -> line.id() instanceof MigrationId.Versioned && !after(line.id(), version))
        .flatMap(line -> line.migration().stream())
        .anyMatch(migration -> Status.meant(migration, subject.rules()));
  }

  private Plan redo() {
    Checks.finished(status);
    List<Entry> last = applied().stream().limit(1).toList();
    List<Step> both = new ArrayList<>(steps.reverting(last));
    for (Entry entry : last) {
      Migration migration =
          subject
              .migrations()
              .find(entry.id())
              .orElseThrow(() -> Checks.fileGone(entry).exception());
      both.addAll(steps.applying(List.of(migration)));
    }
    return new Plan(both, List.of());
  }

  private Plan force(Optional<Version> version) {
    version.ifPresent(this::known);
    List<Step> marks = new ArrayList<>();
    for (StatusLine line : status.lines()) {
      boolean wanted = version.isPresent() && !after(line.id(), version.get());
      switch (line.id()) {
        case MigrationId.Versioned any -> mark(line, wanted).ifPresent(marks::add);
        case MigrationId.Repeatable any -> unmarkUnfinished(line).ifPresent(marks::add);
      }
    }
    return new Plan(marks, List.of());
  }

  private static Optional<Step> mark(StatusLine line, boolean wanted) {
    boolean present = line.entry().filter(entry -> entry.state().present()).isPresent();
    if (wanted && !present) {
      return line.migration()
          .<Step>map(migration -> new Step.Mark(migration, State.APPLIED))
          .or(() -> unmarkUnfinished(line));
    }
    boolean counted = line.entry().filter(entry -> entry.state() != State.ROLLED_BACK).isPresent();
    return !wanted && counted ? line.entry().map(Step.Unmark::new) : Optional.empty();
  }

  /// What stopped half-way and cannot be called applied, so that nothing stops the next run.
  private static Optional<Step> unmarkUnfinished(StatusLine line) {
    return line.entry().filter(entry -> entry.state().unfinished()).map(Step.Unmark::new);
  }

  private Plan resume(Request.Resume.Doubt doubt) {
    Resuming resuming = new Resuming(subject, doubt);
    return new Plan(status.halts().stream().map(resuming::step).toList(), List.of());
  }

  private Plan repair(List<String> names) {
    List<Edit> edits = status.edits(subject);
    names.stream()
        .filter(name -> edits.stream().noneMatch(edit -> called(edit.entry(), name)))
        .findFirst()
        .ifPresent(name -> {
          throw Checks.notEdited(name).exception();
        });
    return new Plan(
        edits.stream()
            .filter(edit ->
                names.isEmpty() || names.stream().anyMatch(name -> called(edit.entry(), name)))
            .<Step>map(Step.Accept::new)
            .toList(),
        List.of());
  }

  private Plan baseline(Version version) {
    known(version);
    if (!subject.history().entries().isEmpty()) {
      throw Checks.notEmpty(subject.history()).exception();
    }
    List<Step> marks =
        subject.migrations().all().stream()
            .filter(migration -> migration.id() instanceof MigrationId.Versioned)
            .filter(migration -> !after(migration.id(), version))
            .<Step>map(migration -> new Step.Mark(migration, State.BASELINE))
            .toList();
    return new Plan(marks, List.of());
  }

  /// Versioned migrations that can be taken back, the one applied last first.
  private List<Entry> applied() {
    return subject.history().entries().reversed().stream()
        .filter(entry -> entry.state().present())
        .filter(entry -> entry.id() instanceof MigrationId.Versioned)
        .toList();
  }

  private void known(Version version) {
    MigrationId id = new MigrationId.Versioned(version);
    boolean kept = !version.named() && subject.history().find(id).isPresent();
    if (!kept && subject.migrations().find(id).isEmpty()) {
      throw Checks.unknown(version, subject.migrations()).exception();
    }
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<StatusLine> ahead = status.in(Standing.AHEAD);
    if (!ahead.isEmpty()) {
      notes.add(
          "the database is ahead of this folder: it has "
              + Checks.labels(ahead)
              + ", which no file here describes");
    }
    List<StatusLine> elsewhere = status.in(Standing.ELSEWHERE);
    if (!elsewhere.isEmpty()) {
      notes.add("not meant for this environment, left out: " + Checks.labels(elsewhere));
    }
    return notes;
  }
}
