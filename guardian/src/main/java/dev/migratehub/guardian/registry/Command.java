package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.json.Content;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What can be asked of the registry. Everything that needs a clock, chance or judgement was
/// decided before; what a command does follows from it and from the state alone.
public sealed interface Command {

  /// The same without what the proposer decided, so that a repeated request is known again.
  default Command intent() {
    return this;
  }

  /// Gives the registry its identity; the first one counts.
  record Found(String registry) implements Command {}

  /// Makes a user known, or changes one.
  record PutUser(String id, String email, String passwordHash) implements Command {
    public PutUser {
      Names.id("a user", id);
      Names.text("an e-mail address", email);
      Names.text("a hash", passwordHash);
    }
  }

  /// Removes a user with the projects and the schemas that are his.
  record RemoveUser(String id) implements Command {}

  /// Makes a project.
  record CreateProject(String id, String name, String apiKeyHash, String owner) implements Command {
    public CreateProject {
      Names.id("a project", id);
      Names.text("a name", name);
      Names.text("a hash", apiKeyHash);
    }

    /// The key is made anew for each request.
    @Override
    public Command intent() {
      return new CreateProject(id, name, "-", owner);
    }
  }

  /// Puts another API key in the place of the last one.
  record RotateApiKey(String project, String apiKeyHash) implements Command {
    public RotateApiKey {
      Names.text("a hash", apiKeyHash);
    }

    @Override
    public Command intent() {
      return new RotateApiKey(project, "-");
    }
  }

  /// Removes a project with its roles and configurations.
  record RemoveProject(String id) implements Command {}

  /// Gives a user a role in a project, in the place of the one he has.
  record Grant(String user, String project, RoleLevel level) implements Command {}

  /// Takes a user's role in a project.
  record Revoke(String user, String project) implements Command {}

  /// Makes a schema.
  record CreateSchema(String id, String name, Content content) implements Command {
    public CreateSchema {
      Names.id("a schema", id);
      Names.text("a name", name);
    }
  }

  /// Changes a schema.
  ///
  /// @param version the version that was seen
  /// @param checkedAt the index of the state whose configurations were held against it
  record ChangeSchema(String id, long version, Content content, long checkedAt) implements Command {
    @Override
    public Command intent() {
      return new ChangeSchema(id, version, content, 0);
    }
  }

  /// Removes a schema that no configuration uses.
  record RemoveSchema(String id) implements Command {}

  /// Changes that are made together or not at all; no key occurs twice.
  record Batch(List<Change> changes) implements Command {

    /// Changes of one batch.
    private static final int MOST = 1_000;

    public Batch {
      changes = List.copyOf(changes);
      Set<ConfigKey> keys = new HashSet<>();
      if (changes.isEmpty() || changes.size() > MOST) {
        throw new IllegalArgumentException("a batch has 1 to " + MOST + " changes");
      }
      if (!changes.stream().map(Change::key).allMatch(keys::add)) {
        throw new IllegalArgumentException("a batch changes each key once");
      }
    }

    @Override
    public Command intent() {
      return new Batch(changes.stream().map(Change::intent).toList());
    }
  }

  /// A change of one configuration.
  sealed interface Change extends Command {
    ConfigKey key();

    @Override
    Change intent();
  }

  /// Makes a configuration.
  ///
  /// @param schemaIndex of the schema that the content was held against
  record CreateConfig(ConfigKey key, String schema, long schemaIndex, Content content)
      implements Change {
    @Override
    public Change intent() {
      return new CreateConfig(key, schema, 0, content);
    }
  }

  /// Gives a configuration another content.
  record ChangeConfig(ConfigKey key, Seen seen, long schemaIndex, Content content)
      implements Change {
    @Override
    public Change intent() {
      return new ChangeConfig(key, seen, 0, content);
    }
  }

  /// Gives a configuration the content it had in another version.
  ///
  /// @param to the version whose content it is to have
  /// @param toIndex the log index of that version
  record RollBack(ConfigKey key, Seen seen, long schemaIndex, long to, long toIndex)
      implements Change {
    @Override
    public Change intent() {
      return new RollBack(key, seen, 0, to, 0);
    }
  }

  /// Removes a configuration with its revisions.
  record RemoveConfig(ConfigKey key, Seen seen) implements Change {
    @Override
    public Change intent() {
      return this;
    }
  }
}
