package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.script.Comparison;
import dev.migratehub.engine.script.Difference;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Numbered;
import dev.migratehub.engine.script.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A script that was edited after it was applied, and in what.
public record Edit(Migration migration, Entry entry, Difference difference) {

  private static final int MOST_LINES = 12;
  private static final int WIDEST = 160;

  /// Holds the file against the text that was applied.
  static Edit of(Migration migration, Entry entry, Subject subject) {
    Comparison comparison = new Comparison(subject.dialect()::syntax, subject.dialect()::words);
    Difference difference =
        subject
            .keptScripts()
            .up(entry)
            .map(before -> comparison.between(before, migration.up()))
            .orElse(new Difference.Unknown());
    return new Edit(migration, entry, difference);
  }

  /// `003_x.up.sql was edited after it was applied, in statement 2 (line 5)`.
  public String sentence() {
    return migration.up().file() + " was edited after it was applied" + what();
  }

  /// Whether the statements still say the same.
  public boolean harmless() {
    return switch (difference) {
      case Difference.WhiteSpace any -> true;
      case Difference.Comments any -> true;
      case Difference.Statement any -> false;
      case Difference.Unknown any -> false;
    };
  }

  private String what() {
    return switch (difference) {
      case Difference.WhiteSpace any -> ", only in its white space";
      case Difference.Comments any -> ", only in its comments";
      case Difference.Unknown any -> "; the applied text was not kept, so nobody can say in what";
      case Difference.Statement it -> statement(it);
    };
  }

  private static String statement(Difference.Statement it) {
    String place = it.after().map(now -> " (line " + now.position().line() + ")").orElse("");
    String number = "statement " + it.number() + place;
    if (it.before().isEmpty()) {
      return ": " + number + " is new";
    }
    return it.after().isEmpty() ? ": " + number + " is gone" : ", in " + number;
  }

  /// The statement in the file that says something else.
  Optional<Excerpt> place() {
    return difference instanceof Difference.Statement it
        ? it.after().map(now -> Walk.excerpt(migration.up(), now))
        : Optional.empty();
  }

  /// The lines that differ, those that were applied with `-`, those in the file with `+`.
  public List<String> diff() {
    return difference instanceof Difference.Statement it
        ? diff(lines(it.before()), lines(it.after()))
        : List.of();
  }

  private static List<String> lines(Optional<Numbered> statement) {
    return statement.map(it -> it.text().lines().toList()).orElse(List.of());
  }

  private static List<String> diff(List<String> before, List<String> after) {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<String> lines = new ArrayList<>();
    if (head > 0) {
      lines.add("  " + before.get(head - 1));
    }
    add(lines, "- ", before.subList(head, before.size() - tail));
    add(lines, "+ ", after.subList(head, after.size() - tail));
    if (tail > 0) {
      lines.add("  " + after.get(after.size() - tail));
    }
    return lines;
  }

  private static void add(List<String> lines, String sign, List<String> side) {
    side.stream().limit(MOST_LINES).map(line -> sign + cut(line)).forEach(lines::add);
    if (side.size() > MOST_LINES) {
      lines.add(sign + "… " + (side.size() - MOST_LINES) + " more lines");
    }
  }

  private static String cut(String line) {
    int length = line.codePointCount(0, line.length());
    return length <= WIDEST ? line : line.substring(0, line.offsetByCodePoints(0, WIDEST)) + " …";
  }
}
