package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What can be done with environments and their policies.
@Service
public final class Environments {

  private final EnvironmentStore store;
  private final Deeds deeds;
  private final PolicyKeeper keeper;

  Environments(EnvironmentStore store, Deeds deeds, PolicyKeeper keeper) {
    this.store = store;
    this.deeds = deeds;
    this.keeper = keeper;
  }

  /// All of them, in their order.
  public List<Environment> list(Actor actor) {
    actor.needs(Scope.READ);
    return store.list().stream().map(this::shown).toList();
  }

  /// One, as far as this node knows it; for showing it.
  ///
  /// @throws Refusal when there is none
  public Environment named(String name) {
    return shown(found(name));
  }

  /// The policy that holds now; for deciding by it.
  ///
  /// @throws Refusal when there is no such environment, or when it is not known what its policy is
  public Policy policy(String name) {
    Environment environment = found(name);
    if (!environment.inRegistry()) {
      return environment.policy().orElseThrow();
    }
    if (!keeper.on()) {
      throw unknown(
          name,
          "this hub has none. Set MIGRATEHUB_REGISTRY_FOLDER, or let an admin set the policy anew");
    }
    return keeper
        .certain(name)
        .map(PolicyKeeper.Kept::policy)
        .orElseThrow(() -> unknown(name, "it is not there. Let an admin set the policy anew"));
  }

  private static Refusal unknown(String name, String why) {
    return new Refusal(
        Fault.UNAVAILABLE,
        "policy_unknown",
        "The policy of %s is kept in the registry, and %s. Until then nothing that it decides is done."
            .formatted(name, why));
  }

  private Environment found(String name) {
    return store.find(name).orElseThrow(() -> Refusal.notFound("environment"));
  }

  private Environment shown(Environment row) {
    return row.inRegistry() ? keeper.known(row.name()).map(row::with).orElse(row) : row;
  }

  /// A new one, behind those there are.
  public Environment create(Actor actor, String name, Policy policy) {
    deeds.perform(
        actor,
        Action.ENVIRONMENT_CREATE,
        deed -> {
          deed.on("environment", name).environment(name).detail("policy", policy);
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
            throw Refusal.invalid(
                "name", "must have 1 to 32 lower-case letters, digits, dashes and underscores");
          }
          if (!store.insert(name, policy)) {
            throw new Refusal(
                Fault.CONFLICT, "name_taken", "There is an environment " + name + ".");
          }
          return name;
        });
    return named(name);
  }

  /// Another policy. What was approved under the old one is looked at again when it is claimed.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  public Environment change(Actor actor, String name, Policy policy, Optional<Long> seen) {
    boolean there = store.find(name).filter(Environment::inRegistry).isPresent();
    if (there && keeper.on()) {
      keeper.change(actor, name, policy, seen);
    } else {
      changeRow(actor, name, policy, seen);
    }
    return named(name);
  }

  private void changeRow(Actor actor, String name, Policy policy, Optional<Long> seen) {
    deeds.perform(
        actor,
        Action.POLICY_CHANGE,
        deed -> {
          deed.on("environment", name).environment(name);
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          Environment old = found(name);
          deed.detail("before", old.policy().map(Policy::toString).orElse("in the registry"))
              .detail("after", policy);
          if (seen.isPresent() && seen.get() != old.version()) {
            throw Refusal.stale("environment", old.version());
          }
          if (!store.update(name, policy, old.version())) {
            throw Refusal.stale("environment", old.version() + 1);
          }
          return name;
        });
  }

  /// Gives the registry the policies that the table still has.
  ///
  /// @throws Refusal where it does not answer
  void handOver() {
    for (Environment row : store.list()) {
      if (!row.inRegistry()) {
        keeper.take(row.name(), () -> store.find(row.name()).flatMap(Environment::policy));
        store.clear(row.name(), row.version());
      }
    }
  }
}
