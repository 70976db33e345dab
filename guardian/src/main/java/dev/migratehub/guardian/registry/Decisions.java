package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.registry.Command.Batch;
import dev.migratehub.guardian.registry.Command.Change;
import dev.migratehub.guardian.registry.Command.ChangeSchema;
import dev.migratehub.guardian.registry.Command.CreateProject;
import dev.migratehub.guardian.registry.Command.CreateSchema;
import dev.migratehub.guardian.registry.Command.Found;
import dev.migratehub.guardian.registry.Command.Grant;
import dev.migratehub.guardian.registry.Command.PutUser;
import dev.migratehub.guardian.registry.Command.RemoveProject;
import dev.migratehub.guardian.registry.Command.RemoveSchema;
import dev.migratehub.guardian.registry.Command.RemoveUser;
import dev.migratehub.guardian.registry.Command.Revoke;
import dev.migratehub.guardian.registry.Command.RotateApiKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a proposal does to a state. Pure: the same state, index and proposal give the same
/// decision, on every member and every time.
final class Decisions {

  private final State state;
  private final long index;
  private final Proposal proposal;

  Decisions(State state, long index, Proposal proposal) {
    this.state = state;
    this.index = index;
    this.proposal = proposal;
  }

  Decision decide() {
    return switch (proposal.command()) {
      case Found found -> found(found);
      case PutUser put -> putUser(put);
      case RemoveUser remove -> new Removals(state, index, proposal).user(remove.id());
      case CreateProject create -> createProject(create);
      case RotateApiKey rotate -> rotate(rotate);
      case RemoveProject remove -> new Removals(state, index, proposal).project(remove.id());
      case Grant grant -> grant(grant);
      case Revoke revoke -> revoke(revoke);
      case CreateSchema create -> createSchema(create);
      case ChangeSchema change -> changeSchema(change);
      case RemoveSchema remove -> new Removals(state, index, proposal).schema(remove.id());
      case Change change -> new Changes(state, index, proposal).decide(change);
      case Batch batch -> batch(batch);
    };
  }

  private Decision found(Found found) {
    return state.registry().isEmpty()
        ? Decision.done(index, new Effect.Founded(found.registry()))
        : Decision.no(new Answer.Exists("the registry " + state.registry()));
  }

  private Decision putUser(PutUser put) {
    boolean taken =
        state.users().stream()
            .anyMatch(it -> it.email().equals(put.email()) && !it.id().equals(put.id()));
    if (taken) {
      return Decision.no(new Answer.Exists("a user with the address " + put.email()));
    }
    Instant created = state.user(put.id()).map(User::createdAt).orElse(proposal.at());
    User user = new User(put.id(), put.email(), put.passwordHash(), created, proposal.at());
    return Decision.done(index, new Effect.UserPut(user));
  }

  private Decision createProject(CreateProject create) {
    if (state.project(create.id()).isPresent()) {
      return Decision.no(new Answer.Exists("the project " + create.id()));
    }
    if (state.projectOfKey(create.apiKeyHash()).isPresent()) {
      return Decision.no(new Answer.Exists("a project with this API key"));
    }
    if (state.user(create.owner()).isEmpty()) {
      return Decision.no(new Answer.Missing("the user " + create.owner()));
    }
    Instant at = proposal.at();
    Project project =
        new Project(create.id(), create.name(), create.apiKeyHash(), create.owner(), at, at);
    return Decision.done(index, new Effect.ProjectPut(project));
  }

  private Decision rotate(RotateApiKey rotate) {
    if (state.projectOfKey(rotate.apiKeyHash()).isPresent()) {
      return Decision.no(new Answer.Exists("a project with this API key"));
    }
    return state
        .project(rotate.project())
        .map(it ->
            Decision.done(
                index,
                new Effect.ProjectPut(
                    new Project(
                        it.id(),
                        it.name(),
                        rotate.apiKeyHash(),
                        it.owner(),
                        it.createdAt(),
                        proposal.at()))))
        .orElseGet(() -> Decision.no(new Answer.Missing("the project " + rotate.project())));
  }

  private Decision grant(Grant grant) {
    if (state.user(grant.user()).isEmpty()) {
      return Decision.no(new Answer.Missing("the user " + grant.user()));
    }
    if (state.project(grant.project()).isEmpty()) {
      return Decision.no(new Answer.Missing("the project " + grant.project()));
    }
    Instant created =
        state.role(grant.user(), grant.project()).map(Role::createdAt).orElse(proposal.at());
    Role role = new Role(grant.user(), grant.project(), grant.level(), created, proposal.at());
    return Decision.done(index, new Effect.RolePut(role));
  }

  private Decision revoke(Revoke revoke) {
    return state.role(revoke.user(), revoke.project()).isPresent()
        ? Decision.done(index, new Effect.RoleGone(revoke.user(), revoke.project()))
        : Decision.no(new Answer.Missing("a role of " + revoke.user() + " in " + revoke.project()));
  }

  private Decision createSchema(CreateSchema create) {
    if (state.schema(create.id()).isPresent()) {
      return Decision.no(new Answer.Exists("the schema " + create.id()));
    }
    if (state.user(proposal.author()).isEmpty()) {
      return Decision.no(new Answer.Missing("the user " + proposal.author()));
    }
    return put(
        new ConfigSchema(
            create.id(),
            create.name(),
            1,
            create.content(),
            proposal.author(),
            proposal.at(),
            proposal.at(),
            index));
  }

  private Decision changeSchema(ChangeSchema change) {
    ConfigSchema last = state.schema(change.id()).orElse(null);
    if (last == null) {
      return Decision.no(new Answer.Missing("the schema " + change.id()));
    }
    if (last.version() != change.version()) {
      return Decision.no(
          new Answer.Conflict(
              "the schema " + last.id(),
              last.version(),
              last.index(),
              last.createdBy(),
              last.updatedAt()));
    }
    if (state.usersOf(last.id()).anyMatch(it -> it.index() > change.checkedAt())) {
      return Decision.no(new Answer.Moved("configurations of the schema " + last.id()));
    }
    return put(
        new ConfigSchema(
            last.id(),
            last.name(),
            last.version() + 1,
            change.content(),
            last.createdBy(),
            last.createdAt(),
            proposal.at(),
            index));
  }

  private Decision put(ConfigSchema schema) {
    return Decision.done(index, List.of(schema.version()), List.of(new Effect.SchemaPut(schema)));
  }

  private Decision batch(Batch batch) {
    Changes changes = new Changes(state, index, proposal);
    List<Long> versions = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < batch.changes().size(); i++) {
      Decision decision = changes.decide(batch.changes().get(i));
      if (!(decision.answer() instanceof Answer.Done done)) {
        return Decision.no(new Answer.Refused(i, decision.answer()));
      }
      versions.add(done.version());
      effects.addAll(decision.effects());
    }
    return Decision.done(index, versions, effects);
  }
}
