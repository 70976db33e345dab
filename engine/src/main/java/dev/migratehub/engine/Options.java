package dev.migratehub.engine;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.script.Layout;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything about a [MigrateHub] that has a default.
///
/// @param layout empty to find it out from the files
record Options(
    Optional<Layout> layout,
    TableName table,
    Rules rules,
    Limits limits,
    RunInfo run,
    Clock clock,
    Consumer<Event> listener,
    List<Callback> callbacks) {

  Options {
    callbacks = List.copyOf(callbacks);
  }

  static Options defaults() {
    return new Options(
        Optional.empty(),
        TableName.DEFAULT,
        Rules.STRICT,
        Limits.DEFAULT,
        RunInfo.ofThisProcess(),
        Clock.systemUTC(),
        event -> {},
        List.of());
  }

  Options withLayout(Layout other) {
    return new Options(Optional.of(other), table, rules, limits, run, clock, listener, callbacks);
  }

  Options withTable(TableName other) {
    return new Options(layout, other, rules, limits, run, clock, listener, callbacks);
  }

  Options withRules(Rules other) {
    return new Options(layout, table, other, limits, run, clock, listener, callbacks);
  }

  Options withLimits(Limits other) {
    return new Options(layout, table, rules, other, run, clock, listener, callbacks);
  }

  Options withRun(RunInfo other) {
    return new Options(layout, table, rules, limits, other, clock, listener, callbacks);
  }

  Options withListener(Consumer<Event> other) {
    return new Options(layout, table, rules, limits, run, clock, other, callbacks);
  }

  Options withCallbacks(List<Callback> others) {
    return new Options(layout, table, rules, limits, run, clock, listener, others);
  }
}
