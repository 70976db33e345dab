package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;

/// What people may do to that which the hub keeps in the registry for itself: admins change and
/// roll back its policies. What would leave it without them is refused.
final class HubsOwn {

  /// Why nothing else can be done there.
  static final String KEPT =
      "The hub keeps the policies of its environments there; they can be changed and rolled back by"
          + " admins, and nothing else.";

  private HubsOwn() {}

  /// Whether a project of the registry is the hub's own.
  static boolean is(String project) {
    return project.equals(PolicyContent.PROJECT);
  }

  /// A command that is right in every other way.
  ///
  /// @throws Refusal where it must not be done
  static Command guarded(State state, Actor actor, Command command) {
    guard(state, actor, command);
    return command;
  }

  private static void guard(State state, Actor actor, Command command) {
    switch (command) {
      case Command.Batch batch -> batch.changes().forEach(it -> guard(state, actor, it));
      case Command.ChangeConfig it when ours(it.key()) -> policy(actor, it.content());
      case Command.RollBack it when ours(it.key()) ->
          state
              .revision(it.key(), it.to())
              .map(Revision::content)
              .ifPresent(old -> policy(actor, old));
      case Command.CreateConfig it when ours(it.key()) -> throw kept();
      case Command.RemoveConfig it when ours(it.key()) -> throw kept();
      // Nor does anybody make them first and own what the hub then puts there.
      case Command.CreateProject it when is(it.id()) -> throw kept();
      case Command.CreateSchema it when it.id().equals(PolicyContent.SCHEMA) -> throw kept();
      case Command.RemoveProject it when is(it.id()) -> throw kept();
      case Command.Grant it when is(it.project()) -> throw kept();
      case Command.ChangeSchema it when it.id().equals(PolicyContent.SCHEMA) -> throw kept();
      case Command.RemoveSchema it when it.id().equals(PolicyContent.SCHEMA) -> throw kept();
      default -> {}
    }
  }

  private static boolean ours(ConfigKey key) {
    return is(key.project());
  }

  private static void policy(Actor actor, Content content) {
    actor.needs(Scope.ADMIN);
    actor.needs(Role.ADMIN);
    PolicyContent.read(content);
  }

  private static Refusal kept() {
    return new Refusal(Fault.CONFLICT, "hubs_own", KEPT);
  }
}
