package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.Guardian;
import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.registry.Retention;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.guardian.table.Projection;
import dev.migratehub.guardian.table.Tables;
import dev.migratehub.hub.BadSetting;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.store.ToolDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/// The hub's member of the registry's group, and the tables in the hub's database that follow it;
/// or nothing, where the registry is off.
public final class RegistryNode implements AutoCloseable {

  private static final Log LOG = LogFactory.getLog(RegistryNode.class);

  private final Optional<Running> running;

  private RegistryNode(Optional<Running> running) {
    this.running = running;
  }

  private record Running(Guardian guardian, Projection tables, ToolDatabase.Owner owner) {}

  static RegistryNode off() {
    return new RegistryNode(Optional.empty());
  }

  static RegistryNode start(LogSettings settings, ToolDatabase tool, Clock clock) {
    Guardian guardian;
    try {
      guardian = Guardian.start(settings, Retention.DEFAULT, clock);
    } catch (LogStopped e) {
      throw new BadSetting(
          "MIGRATEHUB_REGISTRY_FOLDER",
          "cannot be used: " + e.getMessage(),
          "See the registry's page of the guide.");
    }
    var _ =
        guardian
            .log()
            .stopped()
            .thenAccept(it -> LOG.warn("the registry's member ends: " + it.getMessage()));
    ToolDatabase.Owner owner = tool.owner("registry");
    Projection tables =
        Projection.start(guardian.registry(), new Tables(owner.url(), owner.source()));
    Thread.ofVirtual().name("registry-founding").start(() -> found(guardian));
    return new RegistryNode(Optional.of(new Running(guardian, tables, owner)));
  }

  /// Members that begin together have no majority before the second one is there.
  private static void found(Guardian guardian) {
    while (!guardian.log().stopped().isDone()) {
      try {
        guardian.found();
        return;
      } catch (LogUnavailable e) {
        LOG.info("the registry waits for a majority of its members");
      } catch (LogStopped e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Whether there is a registry.
  public boolean on() {
    return running.isPresent();
  }

  /// The member.
  ///
  /// @throws Refusal where the registry is off
  Guardian guardian() {
    return running
        .map(Running::guardian)
        .orElseThrow(() ->
            new Refusal(
                Fault.UNAVAILABLE,
                "registry_off",
                "This hub has no registry of configurations: MIGRATEHUB_REGISTRY_FOLDER is not"
                    + " set."));
  }

  /// How far the tables are, and what keeps them.
  Optional<Projection.Progress> tables() {
    return running.map(it -> it.tables().progress());
  }

  /// Looks at the registry.
  ///
  /// @throws Refusal where it does not answer
  <T> T read(Consistency consistency, Function<State, T> question) {
    Guardian guardian = guardian();
    return RegistryFaults.asking(() -> guardian.read(consistency, question));
  }

  @Override
  public void close() {
    running.ifPresent(it -> {
      it.tables().close();
      it.guardian().close();
      it.owner().close();
    });
  }
}
