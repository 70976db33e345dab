package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be wrong with the names in a migrations folder, in the words the user sees.
final class NameRefusal {

  private static final String UNTOUCHED = "no database was touched";

  private NameRefusal() {}

  static ProblemException unreadable(Entry entry, Layout layout, String example) {
    return unnamed(
        entry,
        " is not named like a migration of layout " + layout.id() + ": " + example,
        "rename it, or move it out of the migrations folder, then run: migr8 status");
  }

  static ProblemException folder(String name) {
    return unnamed(
        name + " is a folder, but it is named like a script",
        "rename it, or move it out of the migrations folder, then run: migr8 status");
  }

  static ProblemException release(Entry entry) {
    return unnamed(
        entry,
        " lies in a folder that is not named like a release: 0.1.0/001_create_users.sql",
        "rename the folder " + entry.folder() + " to numbers with dots between them");
  }

  static ProblemException rollback(Entry entry, List<Named> ups) {
    String files = ups.stream().map(up -> up.entry().name()).collect(Collectors.joining(", "));
    return unnamed(
        entry,
        " could take back any of " + files,
        "move it into the folder rollbacks of its release: 0.1.0/rollbacks/" + entry.file());
  }

  static ProblemException downAlone(Named down) {
    return unnamed(
        down.entry(),
        " is a way back, but no script has the way up of " + down.id().text(),
        "add the way up, or move the file out of the migrations folder");
  }

  static ProblemException downOfAny(Named down, List<Named> ups) {
    String files = ups.stream().map(up -> up.entry().name()).collect(Collectors.joining(" or "));
    return unnamed(
        down.entry(),
        " could take back " + files + ", which have one version",
        "name it like the script that it takes back");
  }

  static ProblemException otherLanguage(Entry entry, String tool) {
    return unnamed(
        entry,
        " is a migration in another language, which only " + tool + " itself can run",
        "write what it does as SQL under the same version, then run: migr8 status");
  }

  static ProblemException baseline(Entry entry) {
    return unnamed(
        entry,
        " is a baseline migration of Flyway, which stands for all versions up to its own",
        "keep the versioned scripts, or rename it to V and mark old databases: migr8 baseline V");
  }

  static ProblemException callback(Entry entry) {
    return unnamed(
        entry,
        " is a callback of Flyway that Migrate Hub does not call; it calls before, beforeEach,"
            + " afterEach and after with Migrate or Undo",
        "name it after one of those, or move it out of the migrations folder");
  }

  static ProblemException hook(Entry entry) {
    String names = "before_up, before_each, after_each, after_up, before_down, after_down";
    return unnamed(
        entry,
        " is not named like a hook: " + names,
        "rename it, with more words behind two underscores (before_up__roles.sql), or move it out of"
            + " the folder hooks");
  }

  static ProblemException otherForm(Entry entry) {
    return unnamed(
        entry,
        " is a change log of Liquibase in another form than SQL, which is not read here",
        "move it out of the migrations folder; the SQL files in it run in the order of their names");
  }

  static ProblemException notLast(String file, Entry last) {
    return unnamed(
        "a new file " + file + " would run before " + last + ", because files run by name",
        "write a new change set at the end of " + last);
  }

  static ProblemException otherOrder(Named one, Named other) {
    return unnamed(
        one.entry(),
        " comes before " + other.entry() + " by name and behind it by number",
        "give all versions the same number of digits, then run: migr8 status");
  }

  /// The folders below that hold migrations are offered instead.
  static ProblemException noneFits(Path folder, Entry example, List<String> folders) {
    String next =
        folders.isEmpty()
            ? "name it like 001_create_users.up.sql, or choose the folder that holds the migrations"
            : "choose the folder that holds the migrations: migration.directory: "
                + folder.resolve(folders.getFirst())
                + (folders.size() > 1
                    ? " (or " + String.join(", ", folders.subList(1, folders.size())) + ")"
                    : "");
    return unnamed(
        folder + " holds SQL files but no migration: " + example + " fits no layout", next);
  }

  static ProblemException noneOf(Path folder, Entry example, Layout layout) {
    return unnamed(
        folder + " holds no migration of layout " + layout.id() + ", but " + example,
        "set migration.layout to the right layout, or choose the folder that holds them");
  }

  static ProblemException duplicate(Named one, Named other) {
    return new Problem(
            Code.VERSION_DUPLICATE,
            one.entry() + " and " + other.entry() + " both have version " + other.id().text(),
            UNTOUCHED,
            "give the newer one the next free version: migr8 renumber")
        .exception();
  }

  static ProblemException ambiguous(Path folder, Fit one, Fit other) {
    return new Problem(
            Code.LAYOUT_AMBIGUOUS,
            "%s fits layout %s (%s) and layout %s (%s)"
                .formatted(
                    folder,
                    one.convention().layout().id(),
                    one.example(),
                    other.convention().layout().id(),
                    other.example()),
            UNTOUCHED,
            "set migration.layout: "
                + one.convention().layout().id()
                + " in .migr8.yaml, or move the other files out of the folder")
        .exception();
  }

  static ProblemException bothSides(Entry entry, Head head) {
    String next =
        switch (head.marker()) {
          case GOOSE -> "set migration.layout: goose, or split the file in two";
          case DBMATE -> "set migration.layout: dbmate, or split the file in two";
          case SQL_MIGRATE ->
              "write +goose instead of +migrate: sed -i 's/-- +migrate/-- +goose/' *.sql";
          case LIQUIBASE -> "set migration.layout: liquibase";
          case NODE_PG_MIGRATE, NONE ->
              "split it into a script and its way back: rollbacks/" + entry.file();
        };
    Head.Line line = head.markerLine();
    return Refusal.directive(
        entry.name(), line, line.text(), "this file holds more than its way up", next);
  }

  private static ProblemException unnamed(Entry entry, String what, String next) {
    Excerpt place = new Excerpt(Location.of(entry.name()), "", 0);
    return new Problem(Code.NAME_UNREADABLE, entry + what, UNTOUCHED, next, Optional.of(place))
        .exception();
  }

  private static ProblemException unnamed(String what, String next) {
    return new Problem(Code.NAME_UNREADABLE, what, UNTOUCHED, next).exception();
  }
}
