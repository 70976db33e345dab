package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.By;
import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.Guardian;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.guardian.registry.User;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.audit.Deeds;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// The one way in which the hub changes anything in the registry. The registry's log and the hub's
/// database cannot be one transaction, and so the audit comes first: what may be done and would be
/// done is written down, then it is proposed. What then is refused nevertheless, because somebody
/// else was faster, is written down as well. Nothing is done that the audit has not.
@Component
final class Registrar {

  /// How the registry knows the hub itself.
  static final String HUB = "migrate-hub";

  private final RegistryNode node;
  private final Deeds deeds;
  private final Users users;

  Registrar(RegistryNode node, Deeds deeds, Users users) {
    this.node = node;
    this.deeds = deeds;
    this.users = users;
  }

  /// Does something.
  ///
  /// @param about notes what it is about
  /// @param work looks whether the actor may, and says what is to be done
  /// @throws Refusal where it is not done
  Answer.Done change(
      Actor actor,
      Action action,
      Asked asked,
      Consumer<Deed> about,
      Function<State, Command> work) {
    Guardian guardian = node.guardian();
    if (!actor.scopes().isEmpty()) {
      node.read(Consistency.STRICT, State::index);
    }
    By by = by(actor, asked);
    Command command =
        deeds.perform(
            actor,
            action,
            deed -> {
              about.accept(deed);
              Command wish = guardian.registry().read(work);
              deed.detail("request", by.request());
              makeKnown(guardian, author(actor), actor.id().isEmpty() ? HUB : actor.name());
              if (wish instanceof Command.Grant grant) {
                users
                    .find(UUID.fromString(grant.user()))
                    .ifPresent(it -> makeKnown(guardian, grant.user(), it.email()));
              }
              ensure(guardian, RegistryFaults.asking(() -> guardian.foresee(by, wish)));
              if (actor.id().isPresent()) {
                guardian.registry().read(state -> HubsOwn.guarded(state, actor, wish));
              }
              return wish;
            });
    try {
      return ensure(guardian, RegistryFaults.asking(() -> guardian.submit(by, command)));
    } catch (Refusal e) {
      deeds.refused(
          actor,
          action,
          e,
          deed -> about.andThen(it -> it.detail("request", by.request())).accept(deed));
      throw e;
    }
  }

  private static Answer.Done ensure(Guardian guardian, Answer answer) {
    if (answer instanceof Answer.Done done) {
      return done;
    }
    throw guardian
        .registry()
        .read(state -> RegistryFaults.of(answer, state))
        .orElseThrow(IllegalStateException::new);
  }

  private static By by(Actor actor, Asked asked) {
    return RegistryFaults.made(
        "idempotency_key", () -> new By(author(actor), asked.key(), asked.comment()));
  }

  /// How the registry knows somebody.
  static String author(Actor actor) {
    return actor.id().map(UUID::toString).orElse(HUB);
  }

  /// Whoever changes something, or gets a role, is a user of the registry.
  private static void makeKnown(Guardian guardian, String id, String email) {
    Optional<User> known = guardian.registry().read(state -> state.user(id));
    if (known.map(User::email).filter(email::equals).isEmpty()) {
      By by = new By(HUB, UUID.randomUUID().toString(), "");
      ensure(
          guardian,
          RegistryFaults.asking(() -> guardian.submit(by, new Command.PutUser(id, email, "-"))));
    }
  }

  RegistryNode node() {
    return node;
  }
}
