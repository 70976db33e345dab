package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.StatusLine.Standing;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold before anything is planned, and the problems when it does not.
final class Checks {

  private static final int SHOWN = 5;

  private Checks() {}

  /// Folder and history agree on everything that was applied.
  static void agreed(Status status, Subject subject) {
    finished(status);
    List<Problem> problems = disagreements(status, subject);
    if (!problems.isEmpty()) {
      throw problems.getFirst().exception();
    }
  }

  /// Everything on which folder and history disagree, the gravest first.
  static List<Problem> disagreements(Status status, Subject subject) {
    List<Problem> problems = new ArrayList<>();
    status.edits(subject).forEach(edit -> problems.add(changed(edit)));
    if (!subject.rules().missing() && !status.in(Standing.MISSING).isEmpty()) {
      problems.add(missing(status.in(Standing.MISSING)));
    }
    return problems;
  }

  private static Problem changed(Edit edit) {
    String next =
        edit.harmless()
            ? "take the new text as the applied one: migr8 repair"
            : "restore the applied text and put the change into a new migration: migr8 create"
                + " NAME; or, if the database is as the new text says: migr8 repair";
    Problem problem =
        new Problem(
                Code.SCRIPT_CHANGED,
                edit.sentence(),
                "nothing was changed; the database still has what the applied text did",
                next)
            .details(edit.diff());
    return edit.place().map(problem::at).orElse(problem);
  }

  private static Problem missing(List<StatusLine> missing) {
    return new Problem(
        Code.SCRIPT_MISSING,
        "the database has " + labels(missing) + ", but the files are not in the folder",
        "nothing was changed",
        "restore the files, or go on without them: migr8 up --allow-missing");
  }

  /// The ways back in which nothing stands.
  static Optional<Problem> emptyDowns(Migrations migrations) {
    List<String> files =
        migrations.all().stream()
            .flatMap(migration -> migration.down().stream())
            .filter(Script::empty)
            .map(Script::file)
            .toList();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Code.SCRIPT_EMPTY,
                limited(files) + (files.size() == 1 ? " is empty" : " are empty"),
                "nothing was changed; up is not hindered, down would be refused",
                "write the statements, or a comment that says why there are none, or remove it"));
  }

  /// No earlier run stopped half-way.
  static void finished(Status status) {
    status.halts().stream()
        .findFirst()
        .ifPresent(halt -> {
          throw halt.problem().exception();
        });
  }

  /// No pending version is older than one that is applied.
  static void inOrder(List<Migration> pending, Subject subject) {
    Optional<Entry> newest = subject.history().newest();
    List<Migration> late =
        pending.stream()
            .filter(migration -> !migration.repeatable())
            .filter(migration ->
                newest.filter(entry -> entry.id().compareTo(migration.id()) > 0).isPresent())
            .toList();
    if (!late.isEmpty() && !subject.rules().outOfOrder()) {
      throw new Problem(
              Code.OUT_OF_ORDER,
              "%s %s older than %s, which is applied"
                  .formatted(
                      limited(late.stream().map(migration -> migration.up().file()).toList()),
                      late.size() == 1 ? "is" : "are",
                      newest.orElseThrow().label()),
              "nothing was changed",
              "give the file a newer version: migr8 renumber; or apply it late: migr8 up"
                  + " --allow-out-of-order")
          .exception();
    }
  }

  /// What a script requires is applied, or will be before it.
  static void required(List<Migration> pending, History history) {
    Set<MigrationId> before = new HashSet<>();
    for (Migration migration : pending) {
      for (String text : migration.up().directives().requires().stream().toList()) {
        MigrationId wanted = MigrationId.of(text);
        if (!history.has(wanted) && !before.contains(wanted)) {
          throw new Problem(
                  Code.REQUIREMENT_MISSING,
                  migration.up().file() + " requires version " + text + ", which is not applied",
                  "nothing was changed",
                  "apply version " + text + " first: migr8 up --to " + text)
              .exception();
        }
      }
      before.add(migration.id());
    }
  }

  /// What `up` would still have to run.
  static Optional<Problem> pending(Status status) {
    List<StatusLine> pending =
        status.lines().stream().filter(line -> line.standing().pending()).toList();
    return pending.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Code.MIGRATIONS_PENDING,
                (pending.size() == 1 ? "a migration is" : pending.size() + " migrations are")
                    + " pending: "
                    + labels(pending),
                "nothing was changed",
                "apply them: migr8 up"));
  }

  static Problem notApplied(String name) {
    return new Problem(
        Code.VERSION_UNKNOWN,
        "no applied migration is called " + name,
        "nothing was changed",
        "see what is applied: migr8 history");
  }

  static Problem notEdited(String name) {
    return new Problem(
        Code.VERSION_UNKNOWN,
        "no script called " + name + " was edited after it was applied",
        "nothing was changed",
        "see which were: migr8 status");
  }

  static Problem unknown(Version version, Migrations migrations) {
    String newest =
        migrations.all().isEmpty()
            ? "the folder is empty"
            : "the newest here is " + migrations.all().getLast().label();
    return new Problem(
        Code.VERSION_UNKNOWN,
        "no migration in " + migrations.folder() + " has version " + version + "; " + newest,
        "nothing was changed",
        version.toString().matches("0+")
            ? "before the first migration the version is called none; see the others: migr8 status"
            : "see the versions: migr8 status");
  }

  static Problem fileGone(Entry entry) {
    return new Problem(
        Code.SCRIPT_MISSING,
        entry.label() + " is applied, but its file is not in the folder, so it cannot run again",
        "nothing was changed",
        "restore the file, or only take it back: migr8 down");
  }

  static Problem notEmpty(History history) {
    return new Problem(
        Code.HISTORY_NOT_EMPTY,
        "a baseline is for a database without history, and this one has %d entries"
            .formatted(history.entries().size()),
        "nothing was changed",
        "set the version instead: migr8 force VERSION");
  }

  static String labels(List<StatusLine> lines) {
    return limited(
        lines.stream()
            .map(line ->
                line.entry()
                    .map(Entry::label)
                    .or(() -> line.migration().map(Migration::label))
                    .orElse(line.id().text()))
            .toList());
  }

  private static String limited(List<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }
}
