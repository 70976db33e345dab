package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Standing;
import dev.migratehub.guardian.table.Projection;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The members of the registry's group, for admins.
@Service
public final class Cluster {

  private final RegistryNode node;
  private final Deeds deeds;

  Cluster(RegistryNode node, Deeds deeds) {
    this.node = node;
    this.deeds = deeds;
  }

  /// How this node's member and the tables stand.
  ///
  /// @param tables up to which index they are written
  /// @param trouble what keeps them
  record Status(Standing standing, long tables, Optional<String> trouble) {}

  /// How it stands.
  Status status(Actor actor) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    Standing standing = node.guardian().log().standing();
    Projection.Progress progress = node.tables().orElseThrow();
    return new Status(standing, progress.index(), progress.trouble());
  }

  /// Whether this node can take part; empty where the registry is off.
  Optional<Boolean> healthy() {
    return node.on() ? Optional.of(node.guardian().log().standing().isHealthy()) : Optional.empty();
  }

  /// Makes somebody a member, who was started to join.
  Status join(Actor actor, String member) {
    return change(actor, Action.CLUSTER_JOIN, member, log -> log.join(peer(member)));
  }

  /// Ends a membership; the name must not be used again.
  Status leave(Actor actor, String member) {
    return change(actor, Action.CLUSTER_LEAVE, member, log -> log.leave(member));
  }

  /// Lets another member lead.
  Status transfer(Actor actor, String member) {
    return change(actor, Action.CLUSTER_TRANSFER, member, log -> log.lead(member));
  }

  /// What is done to the group.
  private interface Demand {
    void on(ReplicatedLog log);
  }

  /// As with the registry itself, the audit comes first.
  private Status change(Actor actor, Action action, String member, Demand demand) {
    ReplicatedLog log =
        deeds.perform(
            actor,
            action,
            deed -> {
              deed.on("registry_member", member);
              actor.needs(Scope.ADMIN);
              actor.needs(Role.ADMIN);
              if (action == Action.CLUSTER_JOIN) {
                peer(member);
              }
              return node.guardian().log();
            });
    try {
      demand.on(log);
    } catch (LogUnavailable e) {
      Refusal refusal =
          new Refusal(Fault.CONFLICT, "cluster_refused", "The group says no: " + e.getMessage());
      deeds.refused(actor, action, refusal, deed -> deed.on("registry_member", member));
      throw refusal;
    }
    return status(actor);
  }

  private static Peer peer(String member) {
    try {
      return Peer.parse(member);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("member", String.valueOf(e.getMessage()));
    }
  }
}
