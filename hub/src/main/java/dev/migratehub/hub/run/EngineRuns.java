package dev.migratehub.hub.run;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.approval.Subject;
import dev.migratehub.hub.inventory.Connections;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.secret.Redaction;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Brings orders to targets by the engine.
final class EngineRuns implements ItemRun.TargetRuns {

  private final Connections connections;
  private final Subjects subjects;
  private final ItemStore items;
  private final Clock clock;
  private final RunSettings settings;
  private final Node node;

  EngineRuns(
      Connections connections,
      Subjects subjects,
      ItemStore items,
      Clock clock,
      RunSettings settings,
      Node node) {
    this.connections = connections;
    this.subjects = subjects;
    this.items = items;
    this.clock = clock;
    this.settings = settings;
    this.node = node;
  }

  @Override
  public TargetRun of(Order order, UUID target, Consumer<Event> listener) {
    if (!subjects.place(target).equals(Optional.ofNullable(order.places().get(target)))) {
      throw new Refusal(
          Fault.CONFLICT,
          "target_changed",
          "The target leads to another database than the one that was approved.");
    }
    RunInfo info = new RunInfo("migrate-hub", order.run().toString(), version());
    return new TargetRun(
        order, connections.open(target, "migrate-hub " + order.run()), info, limits(), listener);
  }

  @Override
  public ItemLog log(Order order, Run.Item item, int attempt, long token) {
    ItemLog log = new ItemLog(items, clock, item, attempt, token, redaction(order, item));
    log.info("attempt " + attempt + " on node " + node.name());
    return log;
  }

  /// Hides what the lexer of the target's server finds in the scripts, wherever it turns up.
  private static Redaction redaction(Order order, Run.Item item) {
    Subject.Place place = order.places().get(item.target());
    if (place == null) {
      return Redaction.GENERAL;
    }
    Dialect dialect = Engine.of(place.engine()).dialect();
    Redaction known = Redaction.GENERAL.and(dialect, order.migration().up());
    return order.migration().down().map(it -> known.and(dialect, it)).orElse(known);
  }

  private Limits limits() {
    return new Limits(
        settings.lockWait(),
        Limits.DEFAULT.lockTimeout(),
        settings.statementTimeout(),
        Limits.DEFAULT.retries());
  }

  private static String version() {
    String version = EngineRuns.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
