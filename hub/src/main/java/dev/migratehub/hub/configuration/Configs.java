package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.json.BadContent;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.json.SchemaText;
import dev.migratehub.guardian.json.Violation;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Command.Change;
import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What can be done with configurations: viewers read them, editors change them.
@Service
public final class Configs {

  private static final int MOST = 200;

  private final Registrar registrar;

  Configs(Registrar registrar) {
    this.registrar = registrar;
  }

  /// A version and who wrote it.
  public record Written(Revision revision, String author) {}

  /// Some configurations of a project in the order of their keys.
  ///
  /// @param next the key behind which the others are; empty at the end
  public record Page(List<Written> items, Optional<String> next, long index) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// Those whose keys begin alike, behind a key.
  public Page list(
      Actor actor, String project, String prefix, String after, int limit, Consistency how) {
    actor.needs(Scope.READ);
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("limit", "must be from 1 to " + MOST);
    }
    return registrar
        .node()
        .read(
            how,
            state -> {
              Rights.need(state, actor, project, RoleLevel.VIEWER);
              List<Written> found =
                  state
                      .configs(project, prefix)
                      .filter(it -> it.key().key().compareTo(after) > 0)
                      .limit(limit + 1L)
                      .map(it -> written(state, it))
                      .toList();
              boolean more = found.size() > limit;
              List<Written> items = more ? found.subList(0, limit) : found;
              return new Page(
                  items,
                  more
                      ? Optional.of(items.getLast().revision().key().key())
                      : Optional.<String>empty(),
                  state.index());
            });
  }

  /// The current version of one.
  public Written one(Actor actor, String project, String key, Consistency how) {
    actor.needs(Scope.READ);
    return registrar
        .node()
        .read(
            how,
            state -> {
              Rights.need(state, actor, project, RoleLevel.VIEWER);
              return written(
                  state,
                  state
                      .config(Keys.asked(project, key))
                      .orElseThrow(() -> Refusal.notFound("configuration")));
            });
  }

  /// All versions of one, the newest first.
  public List<Written> revisions(Actor actor, String project, String key) {
    actor.needs(Scope.READ);
    return registrar
        .node()
        .read(
            Consistency.STRICT,
            state -> {
              Rights.need(state, actor, project, RoleLevel.VIEWER);
              List<Revision> all = state.revisions(Keys.asked(project, key));
              if (all.isEmpty()) {
                throw Refusal.notFound("configuration");
              }
              return all.reversed().stream().map(it -> written(state, it)).toList();
            });
  }

  /// One version of one.
  public Written revision(Actor actor, String project, String key, long version) {
    actor.needs(Scope.READ);
    return registrar
        .node()
        .read(
            Consistency.STRICT,
            state -> {
              Rights.need(state, actor, project, RoleLevel.VIEWER);
              return written(
                  state,
                  state
                      .revision(Keys.asked(project, key), version)
                      .orElseThrow(() -> Refusal.notFound("version")));
            });
  }

  private static Written written(State state, Revision revision) {
    return new Written(revision, RegistryFaults.name(state, revision.author()));
  }

  /// What would be wrong with a content, before anybody saves it; nothing for a schema that is not
  /// there.
  List<Violation> check(Actor actor, String project, String schema, String text) {
    actor.needs(Scope.READ);
    Optional<ConfigSchema> found =
        registrar
            .node()
            .read(
                Consistency.STALE,
                state -> {
                  Rights.need(state, actor, project, RoleLevel.VIEWER);
                  return state.schema(schema);
                });
    try {
      Content content = Content.parse(text);
      return found.map(it -> SchemaText.of(it.content()).violations(content)).orElse(List.of());
    } catch (BadContent e) {
      return e.violations();
    }
  }

  /// Makes, changes, rolls back or removes one.
  ///
  /// @return the version it has now; the last one of one that is gone
  public Written change(Actor actor, Change change, Asked asked) {
    Answer.Done done =
        registrar.change(
            actor,
            action(change),
            asked,
            deed -> {
              deed.on("config", change.key());
              seen(change).ifPresent(it -> deed.detail("seen", it));
            },
            state -> {
              edits(state, actor, change.key().project());
              return change;
            });
    return registrar
        .node()
        .read(
            Consistency.STALE,
            state ->
                state
                    .revision(change.key(), done.version())
                    .map(it -> written(state, it))
                    .orElseThrow(() -> Refusal.notFound("configuration")));
  }

  /// Removes one with its history.
  public void remove(Actor actor, Command.RemoveConfig remove, Asked asked) {
    registrar.change(
        actor,
        Action.CONFIG_REMOVE,
        asked,
        deed -> deed.on("config", remove.key()).detail("seen", remove.seen().version()),
        state -> {
          edits(state, actor, remove.key().project());
          return remove;
        });
  }

  /// Does several changes of one project together, or none of them.
  ///
  /// @return the versions, in the order of the changes
  public Answer.Done batch(
      Actor actor, String project, Action action, Command.Batch batch, Asked asked) {
    return registrar.change(
        actor,
        action,
        asked,
        deed ->
            deed.on("registry_project", project)
                .detail("changes", batch.changes().size())
                .detail("keys", keys(batch)),
        state -> {
          edits(state, actor, project);
          return batch;
        });
  }

  private static String keys(Command.Batch batch) {
    return String.join(" ", batch.changes().stream().limit(50).map(it -> it.key().key()).toList());
  }

  private static void edits(State state, Actor actor, String project) {
    actor.needs(Scope.CHANGE);
    Rights.need(state, actor, project, RoleLevel.EDITOR);
  }

  private static Action action(Change change) {
    return switch (change) {
      case Command.CreateConfig _ -> Action.CONFIG_CREATE;
      case Command.ChangeConfig _ -> Action.CONFIG_CHANGE;
      case Command.RollBack _ -> Action.CONFIG_ROLL_BACK;
      case Command.RemoveConfig _ -> Action.CONFIG_REMOVE;
    };
  }

  private static Optional<Long> seen(Change change) {
    return switch (change) {
      case Command.CreateConfig _ -> Optional.empty();
      case Command.ChangeConfig it -> Optional.of(it.seen().version());
      case Command.RollBack it -> Optional.of(it.seen().version());
      case Command.RemoveConfig it -> Optional.of(it.seen().version());
    };
  }
}
