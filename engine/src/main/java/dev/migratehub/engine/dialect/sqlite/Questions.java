package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.dialect.Health.Place;
import dev.migratehub.engine.dialect.Health.Question;
import java.util.List;

/// What is asked to see whether a database file is fit for migrations.
final class Questions {

  private Questions() {}

  static final Health HEALTH =
      new Health(
          List.of(
              Question.of(Topic.SETTINGS, "pragma journal_mode", Questions::journal),
              Question.of(
                  Topic.SETTINGS,
                  "select encoding from pragma_encoding",
                  (rows, place) ->
                      List.of(Finding.ok(Topic.SETTINGS, "encoding " + rows.getFirst()))),
              Question.of(
                  Topic.SETTINGS,
                  "select foreign_keys from pragma_foreign_keys",
                  Questions::foreignKeys),
              Question.of(Topic.INTEGRITY, "pragma quick_check(1)", Questions::integrity),
              Question.of(
                  Topic.INTEGRITY, Statements.SESSION.orphans() + " limit 1", Questions::orphans)),
          "",
          "",
          user -> "",
          "");

  private static List<Finding> journal(List<String> rows, Place place) {
    String mode = rows.getFirst();
    return List.of(
        switch (mode) {
          case "off" ->
              Finding.wrong(
                  Topic.SETTINGS,
                  "journal mode off: a script that fails cannot be taken back",
                  "pragma journal_mode = delete");
          case "memory" ->
              Finding.note(
                  Topic.SETTINGS,
                  "journal mode memory: a crash in the middle of a script breaks the file",
                  "pragma journal_mode = delete");
          default -> Finding.ok(Topic.SETTINGS, "journal mode " + mode);
        });
  }

  private static List<Finding> foreignKeys(List<String> rows, Place place) {
    return List.of(
        Finding.ok(
            Topic.SETTINGS,
            rows.getFirst().equals("1")
                ? "foreign keys are enforced"
                : "foreign keys are not enforced in this session, as is the default"));
  }

  private static List<Finding> integrity(List<String> rows, Place place) {
    String said = rows.isEmpty() ? "ok" : rows.getFirst();
    return List.of(
        said.equals("ok")
            ? Finding.ok(Topic.INTEGRITY, "the file is whole (quick_check)")
            : Finding.wrong(
                Topic.INTEGRITY,
                "the file is damaged: " + said.replaceAll("\\s+", " "),
                "restore a backup, or save what can be read: sqlite3 FILE .recover"));
  }

  private static List<Finding> orphans(List<String> rows, Place place) {
    return rows.isEmpty()
        ? List.of()
        : List.of(
            Finding.note(
                Topic.INTEGRITY,
                "rows lost what they refer to: " + rows.getFirst(),
                "see all of them: pragma foreign_key_check"));
  }
}
