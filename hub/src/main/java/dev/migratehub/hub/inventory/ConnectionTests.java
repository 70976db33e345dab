package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.inventory.ConnectionTest.Answer;
import dev.migratehub.hub.reach.ReachSettings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Tries targets out for whoever may edit them.
@Service
public final class ConnectionTests {

  private static final int REMEMBERED = 20;

  private final ConnectionTestStore store;
  private final DbTargets targets;
  private final Connections connections;
  private final ReachSettings settings;
  private final Turnstile turnstile;
  private final Deeds deeds;
  private final Clock clock;

  ConnectionTests(
      ConnectionTestStore store,
      DbTargets targets,
      Connections connections,
      ReachSettings settings,
      Deeds deeds,
      Clock clock) {
    this.store = store;
    this.targets = targets;
    this.connections = connections;
    this.settings = settings;
    this.turnstile = new Turnstile(settings.testsPerMinute());
    this.deeds = deeds;
    this.clock = clock;
  }

  /// Connects to a target, in no transaction of ours, and writes down what came of it.
  ///
  /// @throws Refusal where that is not allowed; it is written down too
  public ConnectionTest run(Actor actor, UUID id) {
    DbTargetStore.WithPassword row = allowed(actor, id);
    Probe probe = probe(actor, row);
    return deeds.perform(
        actor,
        Action.CONNECTION_TEST,
        deed -> {
          targets.editable(deed, id);
          deed.detail("answer", probe.answer().name());
          ConnectionTest test =
              new ConnectionTest(
                  UUID.randomUUID(),
                  id,
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  actor.user(),
                  probe.answer(),
                  probe.version(),
                  probe.identity(),
                  probe.notes());
          store.insert(test);
          return test;
        });
  }

  /// The latest tests of a target that somebody may see, the newest first.
  public List<ConnectionTest> list(Actor actor, UUID id) {
    return store.ofTarget(targets.one(actor, id).id(), REMEMBERED);
  }

  /// The latest test of each target of a set, by target; of a set that somebody was shown.
  Map<UUID, ConnectionTest> latest(DbSet set) {
    return store.latestOfSet(set.id()).stream()
        .collect(Collectors.toMap(ConnectionTest::targetId, it -> it));
  }

  /// What is refused before anything was tried is refused within a deed, which writes it down.
  private DbTargetStore.WithPassword allowed(Actor actor, UUID id) {
    try {
      return deeds.look(() -> {
        DbTargetStore.WithPassword row = targets.editable(actor, id);
        turnstile.pass(actor.user());
        return row;
      });
    } catch (Refusal e) {
      throw refused(actor, id, e);
    }
  }

  private Probe probe(Actor actor, DbTargetStore.WithPassword row) {
    try {
      return Probe.of(connections.open(row, "migrate-hub/test", settings.answer()));
    } catch (Refusal e) {
      if (e.code().equals("address_unknown")) {
        return Probe.of(Answer.DNS);
      }
      throw refused(actor, row.target().id(), e);
    }
  }

  private Refusal refused(Actor actor, UUID id, Refusal refusal) {
    deeds.refused(actor, Action.CONNECTION_TEST, refusal, deed -> targets.describe(deed, id));
    return refusal;
  }
}
