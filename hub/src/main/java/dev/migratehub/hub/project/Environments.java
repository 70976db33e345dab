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

  Environments(EnvironmentStore store, Deeds deeds) {
    this.store = store;
    this.deeds = deeds;
  }

  /// All of them, in their order.
  public List<Environment> list(Actor actor) {
    actor.needs(Scope.READ);
    return store.list();
  }

  /// One, as it is now; for features that decide by its policy.
  ///
  /// @throws Refusal when there is none
  public Environment named(String name) {
    return store.find(name).orElseThrow(() -> Refusal.notFound("environment"));
  }

  /// A new one, behind those there are.
  public Environment create(Actor actor, String name, Policy policy) {
    return deeds.perform(
        actor,
        Action.ENVIRONMENT_CREATE,
        deed -> {
          deed.on("environment", name).environment(name);
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
          return named(name);
        });
  }

  /// Another policy. What was approved under the old one is looked at again when it is claimed.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  public Environment change(Actor actor, String name, Policy policy, Optional<Long> seen) {
    return deeds.perform(
        actor,
        Action.POLICY_CHANGE,
        deed -> {
          deed.on("environment", name).environment(name);
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          Environment old = named(name);
          deed.detail("before", old.policy()).detail("after", policy);
          if (seen.isPresent() && seen.get() != old.version()) {
            throw Refusal.stale("environment", old.version());
          }
          if (!store.update(name, policy, old.version())) {
            throw Refusal.stale("environment", old.version() + 1);
          }
          return named(name);
        });
  }
}
