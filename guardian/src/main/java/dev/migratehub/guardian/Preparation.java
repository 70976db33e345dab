package dev.migratehub.guardian;

import dev.migratehub.guardian.json.BadContent;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.json.Limits;
import dev.migratehub.guardian.json.SchemaText;
import dev.migratehub.guardian.json.Violation;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Command.Batch;
import dev.migratehub.guardian.registry.Command.Change;
import dev.migratehub.guardian.registry.Command.ChangeConfig;
import dev.migratehub.guardian.registry.Command.ChangeSchema;
import dev.migratehub.guardian.registry.Command.CreateConfig;
import dev.migratehub.guardian.registry.Command.CreateSchema;
import dev.migratehub.guardian.registry.Command.RemoveConfig;
import dev.migratehub.guardian.registry.Command.RollBack;
import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges a command before it is proposed, and notes in it what was judged. If that has changed
/// when the command is applied, it is not done and judged again. What is not there is left for the
/// log to refuse.
final class Preparation {

  private final Registry registry;
  private final Schemas schemas;

  Preparation(Registry registry, Schemas schemas) {
    this.registry = registry;
    this.schemas = schemas;
  }

  /// @throws BadContent when a content breaks a rule of its schema
  Command prepare(Command command) {
    return switch (command) {
      case Change change -> change(change, "");
      case Batch batch -> batch(batch);
      case CreateSchema create -> {
        SchemaText.of(create.content());
        yield create;
      }
      case ChangeSchema change -> schema(change);
      case Command other -> other;
    };
  }

  private Command batch(Batch batch) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < batch.changes().size(); i++) {
      changes.add(change(batch.changes().get(i), "/changes/" + i + "/content"));
    }
    return new Batch(changes);
  }

  private Change change(Change change, String place) {
    return switch (change) {
      case CreateConfig it ->
          new CreateConfig(
              it.key(),
              it.schema(),
              checked(schema(it.schema()), it.content(), place),
              it.content());
      case ChangeConfig it ->
          new ChangeConfig(
              it.key(), it.seen(), checked(schemaOf(it), it.content(), place), it.content());
      case RollBack it -> rollBack(it, place);
      case RemoveConfig it -> it;
    };
  }

  private Change rollBack(RollBack back, String place) {
    Optional<Revision> old = registry.read(state -> state.revision(back.key(), back.to()));
    long schemaIndex = old.map(it -> checked(schemaOf(back), it.content(), place)).orElse(0L);
    return new RollBack(
        back.key(), back.seen(), schemaIndex, back.to(), old.map(Revision::index).orElse(0L));
  }

  private Optional<ConfigSchema> schemaOf(Change change) {
    return registry.read(
        state -> state.config(change.key()).flatMap(it -> state.schema(it.schema())));
  }

  private Optional<ConfigSchema> schema(String id) {
    return registry.read(state -> state.schema(id));
  }

  private long checked(Optional<ConfigSchema> schema, Content content, String place) {
    if (schema.isEmpty()) {
      return 0;
    }
    List<Violation> violations = schemas.of(schema.get()).violations(content);
    if (!violations.isEmpty()) {
      throw new BadContent(violations.stream().map(it -> it.below(place)).toList());
    }
    return schema.get().index();
  }

  /// A schema's new version is held against everything that uses it.
  private Command schema(ChangeSchema change) {
    SchemaText text = SchemaText.of(change.content());
    record Users(long at, List<Revision> revisions) {}
    Users users =
        registry.read(
            (State state) -> new Users(state.index(), state.usersOf(change.id()).toList()));
    List<Violation> violations = new ArrayList<>();
    for (Revision user : users.revisions()) {
      text.violations(user.content()).stream()
          .map(it -> it.of(user.key().toString()))
          .forEach(violations::add);
      if (violations.size() >= Limits.VIOLATIONS) {
        break;
      }
    }
    if (!violations.isEmpty()) {
      throw new BadContent(violations);
    }
    return new ChangeSchema(change.id(), change.version(), change.content(), users.at());
  }
}
