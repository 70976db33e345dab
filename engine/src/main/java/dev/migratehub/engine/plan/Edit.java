package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.script.Comparison;
import dev.migratehub.engine.script.Difference;
import dev.migratehub.engine.script.Migration;
import java.util.List;
import java.util.Optional;

/// A script that was edited after it was applied, and in what.
public record Edit(Migration migration, Entry entry, Difference difference) {

  /// Holds the file against the text that was applied.
  static Edit of(Migration migration, Entry entry, Subject subject) {
    Comparison comparison = new Comparison(subject.dialect()::syntax, subject.dialect()::wording);
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
    String what =
        difference instanceof Difference.Unknown
            ? "; the applied text was not kept, so nobody can say in what"
            : difference.words();
    return migration.up().file() + " was edited after it was applied" + what;
  }

  /// Whether the statements still say the same.
  public boolean harmless() {
    return difference.harmless();
  }

  /// The statement in the file that says something else.
  Optional<Excerpt> place() {
    return difference.place(migration.up());
  }

  /// The lines that differ, those that were applied with `-`, those in the file with `+`.
  public List<String> diff() {
    return difference.lines();
  }
}
