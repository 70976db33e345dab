package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.reach.Network;
import dev.migratehub.hub.reach.Pinned;
import dev.migratehub.hub.reach.Reach;
import dev.migratehub.hub.reach.ReachSettings;
import dev.migratehub.hub.reach.Reached;
import dev.migratehub.hub.secret.Unopened;
import dev.migratehub.hub.store.ToolDatabase;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Opens the way to targets: with the password that belongs to the address, only to addresses that
/// may be connected to, and never to the hub's own database.
@Service
public final class Connections {

  private final DbTargetStore store;
  private final DbSets sets;
  private final Environments environments;
  private final Passwords passwords;
  private final Reach reach;
  private final ReachSettings settings;
  private final DatabaseUrl.Parts own;

  Connections(
      DbTargetStore store,
      DbSets sets,
      Environments environments,
      Passwords passwords,
      Reach reach,
      ReachSettings settings,
      ToolDatabase tool) {
    this.store = store;
    this.sets = sets;
    this.environments = environments;
    this.passwords = passwords;
    this.reach = reach;
    this.settings = settings;
    this.own = tool.place();
  }

  /// The engine's target for a row, to be used for one run. Its host was resolved, this once; all
  /// its sessions go to the addresses that were found.
  ///
  /// @param application what the server shall see as our name: `migrate-hub/` and the run's id
  /// @throws Refusal when the target may not be connected to: `address_unknown`,
  ///   `address_forbidden`, `password_missing`, `password_unusable`
  public Target open(UUID target, String application) {
    return open(
        store.findWithPassword(target).orElseThrow(() -> Refusal.notFound("target")),
        application,
        Duration.ZERO);
  }

  /// @param answer how long a server may think about anything; zero for ever
  Target open(DbTargetStore.WithPassword row, String application, Duration answer) {
    DbTarget.Address address = row.target().address();
    Secret password = password(row);
    List<InetAddress> addresses = addresses(row.target());
    refuseOwn(address, addresses);
    Pinned pinned = new Pinned(addresses, address.port(), settings.connect());
    DatabaseUrl url = Urls.of(address, password, pinned, application, answer);
    Target target = Targets.of(row.target().name(), url);
    return address.engine() == Engine.POSTGRESQL
        ? new Target(
            target.name(), target.dialect(), target.address(), new GuardedDoor(target.door()))
        : target;
  }

  private Secret password(DbTargetStore.WithPassword row) {
    return row.password()
        .map(sealed -> {
          try {
            return passwords.open(sealed, row.target().id(), row.target().address());
          } catch (Unopened e) {
            throw new Refusal(
                Fault.CONFLICT,
                "password_unusable",
                "The password of target %s does not open: %s. Set it again."
                    .formatted(row.target().name(), e.getMessage()));
          }
        })
        .orElseThrow(() ->
            new Refusal(
                Fault.CONFLICT,
                "password_missing",
                "Target " + row.target().name() + " has no password; set one."));
  }

  private List<InetAddress> addresses(DbTarget target) {
    List<Network> allowed =
        sets
            .find(target.dbSetId())
            .map(set -> environments.policy(set.environment()).networks())
            .orElse(List.of())
            .stream()
            .map(Network::of)
            .toList();
    return switch (reach.to(target.address().host(), allowed)) {
      case Reached.Allowed it -> it.addresses();
      case Reached.Unknown _ -> throw unknown(target);
      case Reached.Forbidden it -> throw forbidden(target.name(), it.why());
    };
  }

  private static Refusal unknown(DbTarget target) {
    return new Refusal(
        Fault.CONFLICT,
        "address_unknown",
        "Nobody knows the host %s of target %s.".formatted(target.address().host(), target.name()));
  }

  private static Refusal forbidden(String target, String why) {
    return new Refusal(
        Fault.FORBIDDEN,
        "address_forbidden",
        "Target %s may not be connected to: its address %s.".formatted(target, why));
  }

  /// The same server, port and database, under whatever name.
  private void refuseOwn(DbTarget.Address address, List<InetAddress> addresses) {
    int port = own.port() == 0 ? Engine.POSTGRESQL.port() : own.port();
    String database = own.database().isEmpty() ? own.user() : own.database();
    boolean alike =
        address.engine() == Engine.POSTGRESQL
            && address.port() == port
            && address.database().equals(database);
    if (alike && (address.host().equals(own.host()) || reach.shares(own.host(), addresses))) {
      throw GuardedDoor.ownDatabase();
    }
  }
}
