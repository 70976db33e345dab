package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.Seen;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.project.Policy;
import dev.migratehub.hub.project.PolicyKeeper;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Keeps the policies of the environments in the hub's own project of the registry, each as a
/// configuration.
@Component
final class RegistryPolicies implements PolicyKeeper {

  private final RegistryNode node;
  private final Registrar registrar;

  RegistryPolicies(RegistryNode node, Registrar registrar) {
    this.node = node;
    this.registrar = registrar;
  }

  @Override
  public boolean on() {
    return node.on();
  }

  @Override
  public Optional<Kept> known(String environment) {
    try {
      return node.on() ? kept(environment, Consistency.STALE) : Optional.empty();
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Kept> certain(String environment) {
    return kept(environment, Consistency.STRICT);
  }

  private Optional<Kept> kept(String environment, Consistency how) {
    return config(environment, how)
        .map(it -> new Kept(PolicyContent.read(it.content()), it.version()));
  }

  private Optional<Revision> config(String environment, Consistency how) {
    return node.read(how, state -> state.config(PolicyContent.key(environment)));
  }

  @Override
  public void take(String environment, Supplier<Optional<Policy>> row) {
    makeRoom();
    Optional<Revision> now = config(environment, Consistency.STRICT);
    Optional<Content> wanted = row.get().map(PolicyContent::of);
    if (wanted.isEmpty() || now.map(Revision::content).equals(wanted)) {
      return;
    }
    ConfigKey key = PolicyContent.key(environment);
    Command command =
        now.<Command>map(it -> new Command.ChangeConfig(key, seen(it), 0, wanted.get()))
            .orElseGet(() -> new Command.CreateConfig(key, PolicyContent.SCHEMA, 0, wanted.get()));
    registrar.change(
        Actor.hub(),
        Action.POLICY_CHANGE,
        Asked.once("Moved here from the hub's table."),
        deed -> about(deed, environment, PolicyContent.read(wanted.get())),
        _ -> command);
  }

  /// The hub's project and the schema, where they are not there yet.
  private void makeRoom() {
    if (node.read(Consistency.STRICT, State::registry).isEmpty()) {
      throw new Refusal(
          Fault.UNAVAILABLE, "registry_unavailable", "The registry is being founded.");
    }
    once(
        state -> state.project(PolicyContent.PROJECT),
        Action.REGISTRY_PROJECT_CREATE,
        deed -> deed.on("registry_project", PolicyContent.PROJECT),
        new Command.CreateProject(
            PolicyContent.PROJECT, "Migrate Hub", Keys.hash(Keys.make()), Registrar.HUB));
    once(
        state -> state.schema(PolicyContent.SCHEMA),
        Action.REGISTRY_SCHEMA_CREATE,
        deed -> deed.on("config_schema", PolicyContent.SCHEMA),
        new Command.CreateSchema(
            PolicyContent.SCHEMA, "Policy of an environment", PolicyContent.rules()));
  }

  private <T> void once(
      Function<State, Optional<T>> there, Action action, Consumer<Deed> about, Command command) {
    if (node.read(Consistency.STALE, there).isEmpty()) {
      registrar.change(Actor.hub(), action, Asked.once(""), about, _ -> command);
    }
  }

  @Override
  public void change(Actor actor, String environment, Policy policy, Optional<Long> version) {
    registrar.change(
        actor,
        Action.POLICY_CHANGE,
        Asked.once(""),
        deed -> {
          known(environment).ifPresent(it -> deed.detail("before", it.policy()));
          about(deed, environment, policy);
        },
        state -> {
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          ConfigKey key = PolicyContent.key(environment);
          Revision now = state.config(key).orElseThrow(() -> Refusal.notFound("policy"));
          if (version.isPresent() && version.get() != now.version()) {
            throw Refusal.stale("environment", now.version());
          }
          return new Command.ChangeConfig(key, seen(now), 0, PolicyContent.of(policy));
        });
  }

  private static void about(Deed deed, String environment, Policy policy) {
    deed.on("environment", environment).environment(environment).detail("after", policy);
  }

  private static Seen seen(Revision revision) {
    return new Seen(revision.version(), revision.index());
  }
}
