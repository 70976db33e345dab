package dev.migratehub.guardian.registry;

import java.time.Instant;
import java.util.Optional;

/// One thing that changed. The state, the tables and those who watch are made of nothing else.
public sealed interface Effect {

  /// The configuration that it changes, if it changes one.
  default Optional<ConfigKey> config() {
    return Optional.empty();
  }

  /// The registry got its identity.
  record Founded(String registry) implements Effect {}

  /// A user is as this.
  record UserPut(User user) implements Effect {}

  /// A user is gone.
  record UserGone(String id) implements Effect {}

  /// A project is as this.
  record ProjectPut(Project project) implements Effect {}

  /// A project is gone; its roles and configurations went before.
  record ProjectGone(String id) implements Effect {}

  /// A role is as this.
  record RolePut(Role role) implements Effect {}

  /// A role is gone.
  record RoleGone(String user, String project) implements Effect {}

  /// A schema is as this.
  record SchemaPut(ConfigSchema schema) implements Effect {}

  /// A schema is gone.
  record SchemaGone(String id) implements Effect {}

  /// A configuration has a new version.
  record ConfigPut(Revision revision) implements Effect {
    @Override
    public Optional<ConfigKey> config() {
      return Optional.of(revision.key());
    }
  }

  /// A configuration is gone with its revisions.
  ///
  /// @param version its last
  record ConfigGone(ConfigKey key, long version, String author, Instant at, String comment)
      implements Effect {
    @Override
    public Optional<ConfigKey> config() {
      return Optional.of(key);
    }
  }
}
