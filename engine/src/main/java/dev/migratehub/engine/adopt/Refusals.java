package dev.migratehub.engine.adopt;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.stream.Collectors;

/// Why a history is not adopted, in the words the user sees.
final class Refusals {

  private static final String UNTOUCHED = "nothing was changed";

  private Refusals() {}

  static Problem nothing(String where) {
    return new Problem(
        Code.ADOPTION_NOTHING,
        "no history of another tool was found in " + where,
        UNTOUCHED,
        "name its table: migr8 adopt --history-table SCHEMA.TABLE; or begin a new history:"
            + " migr8 baseline VERSION");
  }

  static Problem noTable(String table, String where) {
    return new Problem(
        Code.ADOPTION_NOTHING,
        "there is no table " + table + " in " + where,
        UNTOUCHED,
        "see what is adopted by itself: migr8 adopt --dry-run");
  }

  static Problem strange(ForeignTable table, List<Tool> wanted) {
    String of = wanted.size() == 1 ? wanted.getFirst().title() : "any tool that can be adopted";
    return new Problem(
        Code.ADOPTION_NOTHING,
        "the table %s (%s) is not one of %s"
            .formatted(table.shown(), String.join(", ", table.columns()), of),
        UNTOUCHED,
        "name the right table, or begin a new history: migr8 baseline VERSION");
  }

  static Problem cannot(String table, String tool, String why) {
    return new Problem(
        Code.ADOPTION_NOTHING,
        "%s is the history of %s, which cannot be adopted: %s".formatted(table, tool, why),
        UNTOUCHED,
        "write what comes next as SQL, and say what is there already: migr8 baseline VERSION");
  }

  static Problem several(List<Candidate> candidates) {
    String found =
        candidates.stream()
            .map(it -> "%s's (%s)".formatted(it.tool().title(), it.table().shown()))
            .collect(Collectors.joining(" and "));
    return new Problem(
        Code.ADOPTION_SEVERAL,
        "the database has several histories: " + found,
        UNTOUCHED,
        "choose one: migr8 adopt --from " + candidates.getFirst().tool().id());
  }

  static Problem layout(Candidate candidate, Migrations migrations) {
    Tool tool = candidate.tool();
    return new Problem(
        Code.ADOPTION_LAYOUT,
        "the history is %s's (%s), and %s is laid out as %s, not as %s"
            .formatted(
                tool.title(),
                candidate.table().shown(),
                migrations.folder(),
                migrations.layout().id(),
                tool.layout().id()),
        UNTOUCHED,
        "choose the folder that %s works with: --dir FOLDER --layout %s"
            .formatted(tool.title(), tool.layout().id()));
  }

  static Problem notEmpty(Tool tool, List<String> unknown) {
    return new Problem(
        Code.HISTORY_NOT_EMPTY,
        "the history of migr8 is not empty, and %s applied what it does not know: %s"
            .formatted(tool.title(), String.join(", ", unknown)),
        UNTOUCHED,
        "let only one of them migrate this database, and say what it has: migr8 force VERSION");
  }

  static Problem unfinished(List<Trouble> troubles) {
    return new Problem(
        Code.ADOPTION_UNFINISHED,
        troubles.stream().map(Trouble::what).collect(Collectors.joining("; ")),
        UNTOUCHED,
        troubles.getFirst().next());
  }

  static Problem missing(Tool tool, List<String> labels) {
    return new Problem(
        Code.ADOPTION_MISSING,
        "%s applied what has no file in the folder: %s"
            .formatted(tool.title(), String.join(", ", labels)),
        UNTOUCHED,
        "restore the files, or adopt without them: migr8 adopt --allow-missing");
  }

  static Problem changed(Tool tool, List<String> files) {
    return new Problem(
        Code.ADOPTION_CHANGED,
        "these files are not what %s applied: %s".formatted(tool.title(), String.join(", ", files)),
        UNTOUCHED,
        "restore the applied texts, or take the files as they are: migr8 adopt --accept-changed");
  }
}
