package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command.Change;
import dev.migratehub.guardian.registry.Command.ChangeConfig;
import dev.migratehub.guardian.registry.Command.CreateConfig;
import dev.migratehub.guardian.registry.Command.RemoveConfig;
import dev.migratehub.guardian.registry.Command.RollBack;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decisions about single configurations.
record Changes(State state, long index, Proposal proposal) {

  Decision decide(Change change) {
    return switch (change) {
      case CreateConfig create -> create(create);
      case ChangeConfig it -> seen(it.key(), it.seen(), last -> change(it, last));
      case RollBack it -> seen(it.key(), it.seen(), last -> rollBack(it, last));
      case RemoveConfig it -> seen(it.key(), it.seen(), this::remove);
    };
  }

  private Decision create(CreateConfig create) {
    if (state.project(create.key().project()).isEmpty()) {
      return Decision.no(new Answer.Missing("the project " + create.key().project()));
    }
    if (state.config(create.key()).isPresent()) {
      return Decision.no(new Answer.Exists("the configuration " + create.key()));
    }
    return checked(create.schema(), create.schemaIndex())
        .orElseGet(
            () -> put(create.key(), 1, create.schema(), create.schemaIndex(), create.content(), 0));
  }

  private Decision change(ChangeConfig change, Revision last) {
    return checked(last.schema(), change.schemaIndex())
        .orElseGet(() -> next(last, change.schemaIndex(), change.content(), 0));
  }

  private Decision rollBack(RollBack back, Revision last) {
    Revision old = state.revision(back.key(), back.to()).orElse(null);
    if (old == null) {
      return Decision.no(new Answer.Missing("version " + back.to() + " of " + back.key()));
    }
    if (old.index() != back.toIndex()) {
      return Decision.no(new Answer.Moved("version " + back.to() + " of " + back.key()));
    }
    return checked(last.schema(), back.schemaIndex())
        .orElseGet(() -> next(last, back.schemaIndex(), old.content(), old.version()));
  }

  private Decision remove(Revision last) {
    return Decision.done(
        index,
        List.of(last.version()),
        List.of(
            new Effect.ConfigGone(
                last.key(), last.version(), proposal.author(), proposal.at(), proposal.comment())));
  }

  private Decision next(Revision last, long schemaIndex, Content content, long rolledBackTo) {
    return put(last.key(), last.version() + 1, last.schema(), schemaIndex, content, rolledBackTo);
  }

  private Decision put(
      ConfigKey key,
      long version,
      String schema,
      long schemaIndex,
      Content content,
      long rolledBackTo) {
    Revision revision =
        new Revision(
            key,
            version,
            schema,
            schemaIndex,
            content,
            proposal.author(),
            proposal.at(),
            proposal.comment(),
            proposal.request(),
            rolledBackTo,
            index);
    return Decision.done(index, List.of(version), List.of(new Effect.ConfigPut(revision)));
  }

  private Decision seen(ConfigKey key, Seen seen, Function<Revision, Decision> then) {
    Revision last = state.config(key).orElse(null);
    if (last == null) {
      return Decision.no(new Answer.Missing("the configuration " + key));
    }
    return seen.is(last) ? then.apply(last) : Decision.no(conflict(last));
  }

  private static Answer conflict(Revision last) {
    return new Answer.Conflict(
        "the configuration " + last.key(), last.version(), last.index(), last.author(), last.at());
  }

  /// What stands against a content that was held against the schema of this index.
  private Optional<Decision> checked(String schema, long schemaIndex) {
    ConfigSchema now = state.schema(schema).orElse(null);
    if (now == null) {
      return Optional.of(Decision.no(new Answer.Missing("the schema " + schema)));
    }
    return now.index() == schemaIndex
        ? Optional.empty()
        : Optional.of(Decision.no(new Answer.Moved("the schema " + schema)));
  }
}
