package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.script.Migrations;
import java.util.List;

/// Everything a plan is made from.
public record Subject(
    Dialect dialect, Migrations migrations, History history, Rules rules, KeptScripts keptScripts) {

  /// The same as it will be when these were taken back.
  Subject without(List<Entry> reverted) {
    List<Entry> left =
        history.entries().stream().filter(entry -> !reverted.contains(entry)).toList();
    return new Subject(dialect, migrations, new History(left), rules, keptScripts);
  }
}
