package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.StatusLine.Standing;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold before anything is planned, and the problems when it does not.
final class Checks {

  private static final int SHOWN = 5;

  /// What the error of an entry begins with when its down script was run.
  private static final String DOWN = "down: ";

  private static final String BY_HAND =
      "finish or undo the rest by hand, then say which version the database has: "
          + "migr8 force VERSION";

  private Checks() {}

  /// Folder and history agree on everything that was applied.
  static void agreed(Status status, Rules rules) {
    finished(status);
    List<Problem> problems = disagreements(status, rules);
    if (!problems.isEmpty()) {
      throw problems.getFirst().exception();
    }
  }

  /// Everything on which folder and history disagree, the gravest first.
  static List<Problem> disagreements(Status status, Rules rules) {
    Optional<Problem> changed =
        status.in(Standing.CHANGED).stream().findFirst().map(line -> changed(status, line));
    Optional<Problem> missing =
        rules.missing() || status.in(Standing.MISSING).isEmpty()
            ? Optional.empty()
            : Optional.of(missing(status.in(Standing.MISSING)));
    return List.of(changed, missing).stream().flatMap(Optional::stream).toList();
  }

  private static Problem changed(Status status, StatusLine line) {
    List<StatusLine> all = status.in(Standing.CHANGED);
    String others = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)";
    String file = line.migration().map(migration -> migration.up().file()).orElse(line.name());
    return new Problem(
        Code.SCRIPT_CHANGED,
        file + " was edited after it was applied" + others,
        "nothing was changed; the database still has what the applied text did",
        "restore the applied text, or put the change into a new migration: migr8 create NAME");
  }

  private static Problem missing(List<StatusLine> missing) {
    return new Problem(
        Code.SCRIPT_MISSING,
        "the database has " + labels(missing) + ", but the files are not in the folder",
        "nothing was changed",
        "restore the files, or go on without them: migr8 up --allow-missing");
  }

  /// No earlier run stopped half-way.
  static void finished(Status status) {
    status.lines().stream()
        .filter(line -> line.standing() == Standing.FAILED || line.standing() == Standing.APPLYING)
        .flatMap(line -> line.entry().stream())
        .findFirst()
        .ifPresent(entry -> {
          throw unfinished(entry).exception();
        });
  }

  static Problem unfinished(Entry entry) {
    return entry
        .error()
        .filter(error -> error.startsWith(DOWN))
        .map(error -> unfinishedDown(entry, error.substring(DOWN.length())))
        .orElseGet(() -> unfinishedUp(entry));
  }

  private static Problem unfinishedDown(Entry entry, String error) {
    return new Problem(
        Code.RUN_UNFINISHED,
        "taking back %s stopped after %d of %d statements of its down script%s"
            .formatted(
                entry.label(),
                entry.statementsDone(),
                entry.statementsTotal(),
                error.equals("running") ? ", without a word" : ": " + error),
        "the first %d statements of the down script were run; the rest of %s is still in the database"
            .formatted(entry.statementsDone(), entry.label()),
        BY_HAND);
  }

  private static Problem unfinishedUp(Entry entry) {
    return new Problem(
        Code.RUN_UNFINISHED,
        "%s stopped after %d of %d statements%s"
            .formatted(
                entry.label(),
                entry.statementsDone(),
                entry.statementsTotal(),
                entry.error().map(error -> ": " + error).orElse(", without a word")),
        "the first %d statements are in the database, the next one may be"
            .formatted(entry.statementsDone()),
        BY_HAND);
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
              "give the file a newer version, or apply it late: migr8 up --allow-out-of-order")
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

  static Problem notApplied(String name) {
    return new Problem(
        Code.VERSION_UNKNOWN,
        "no applied migration is called " + name,
        "nothing was changed",
        "see what is applied: migr8 history");
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
