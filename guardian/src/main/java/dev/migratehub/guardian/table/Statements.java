package dev.migratehub.guardian.table;

import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.Effect.ConfigGone;
import dev.migratehub.guardian.registry.Effect.ConfigPut;
import dev.migratehub.guardian.registry.Effect.Founded;
import dev.migratehub.guardian.registry.Effect.ProjectGone;
import dev.migratehub.guardian.registry.Effect.ProjectPut;
import dev.migratehub.guardian.registry.Effect.RoleGone;
import dev.migratehub.guardian.registry.Effect.RolePut;
import dev.migratehub.guardian.registry.Effect.SchemaGone;
import dev.migratehub.guardian.registry.Effect.SchemaPut;
import dev.migratehub.guardian.registry.Effect.UserGone;
import dev.migratehub.guardian.registry.Effect.UserPut;
import dev.migratehub.guardian.registry.Project;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.Role;
import dev.migratehub.guardian.registry.User;
import java.util.List;
import java.util.Locale;

/// What an effect is in the tables. Each statement changes exactly one row; where it does not, the
/// tables are not what the log says.
final class Statements {

  private static final String USER =
      """
      insert into guardian.users (id, email, password_hash, created_at, updated_at)
      values (?, ?, ?, ?, ?)
      on conflict (id) do update set email = excluded.email,
        password_hash = excluded.password_hash, updated_at = excluded.updated_at
      """;
  private static final String PROJECT =
      """
      insert into guardian.projects (id, name, api_key, owner_user_id, created_at, updated_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (id) do update set name = excluded.name, api_key = excluded.api_key,
        updated_at = excluded.updated_at
      """;
  private static final String ROLE =
      """
      insert into guardian.roles (user_id, project_id, role_level, created_at, updated_at)
      values (?, ?, ?::guardian.role_level, ?, ?)
      on conflict (user_id, project_id) do update set role_level = excluded.role_level,
        updated_at = excluded.updated_at
      """;
  private static final String SCHEMA =
      """
      insert into guardian.config_schemas
        (id, name, schema_content, created_by_user_id, created_at, updated_at, version, log_index)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set name = excluded.name,
        schema_content = excluded.schema_content, updated_at = excluded.updated_at,
        version = excluded.version, log_index = excluded.log_index
      """;
  private static final String FIRST =
      """
      insert into guardian.configs (project_id, key, schema_id, version, content, content_hash,
        updated_by_user_id, created_at, updated_at, log_index)
      values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
      """;
  private static final String NEXT =
      """
      update guardian.configs set schema_id = ?, version = ?, content = ?::jsonb,
        content_hash = ?, updated_by_user_id = ?, updated_at = ?, log_index = ?
      where project_id = ? and key = ? and version = ?
      """;
  private static final String REVISION =
      """
      insert into guardian.config_revisions (id, project_id, config_key, version, content,
        created_by_user_id, created_at, schema_id, schema_log_index, content_hash, comment,
        rolled_back_to, request_id, log_index)
      values (md5(?) , ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private Statements() {}

  /// What comes first of one kind of effect: configurations before their next versions, and
  /// revisions after both.
  static int rank(String sql) {
    return sql.equals(NEXT) ? 1 : sql.equals(REVISION) ? 2 : 0;
  }

  /// A statement and its values.
  record Bound(String sql, List<Object> values) {}

  static List<Bound> of(Effect effect) {
    return switch (effect) {
      case Founded _ -> List.of();
      case UserPut put -> List.of(user(put.user()));
      case UserGone gone -> List.of(bound("delete from guardian.users where id = ?", gone.id()));
      case ProjectPut put -> List.of(project(put.project()));
      case ProjectGone gone ->
          List.of(bound("delete from guardian.projects where id = ?", gone.id()));
      case RolePut put -> List.of(role(put.role()));
      case RoleGone gone ->
          List.of(
              bound(
                  "delete from guardian.roles where user_id = ? and project_id = ?",
                  gone.user(),
                  gone.project()));
      case SchemaPut put -> List.of(schema(put.schema()));
      case SchemaGone gone ->
          List.of(bound("delete from guardian.config_schemas where id = ?", gone.id()));
      case ConfigPut put -> List.of(config(put.revision()), revision(put.revision()));
      case ConfigGone gone ->
          List.of(
              bound(
                  "delete from guardian.configs where project_id = ? and key = ?",
                  gone.key().project(),
                  gone.key().key()));
    };
  }

  private static Bound user(User user) {
    return bound(
        USER, user.id(), user.email(), user.passwordHash(), user.createdAt(), user.updatedAt());
  }

  private static Bound project(Project project) {
    return bound(
        PROJECT,
        project.id(),
        project.name(),
        project.apiKeyHash(),
        project.owner(),
        project.createdAt(),
        project.updatedAt());
  }

  private static Bound role(Role role) {
    return bound(
        ROLE,
        role.user(),
        role.project(),
        role.level().name().toLowerCase(Locale.ROOT),
        role.createdAt(),
        role.updatedAt());
  }

  private static Bound schema(ConfigSchema schema) {
    return bound(
        SCHEMA,
        schema.id(),
        schema.name(),
        schema.content().text(),
        schema.createdBy(),
        schema.createdAt(),
        schema.updatedAt(),
        schema.version(),
        schema.index());
  }

  private static Bound config(Revision it) {
    return it.version() == 1
        ? bound(
            FIRST,
            it.key().project(),
            it.key().key(),
            it.schema(),
            it.version(),
            it.content().text(),
            it.content().hash(),
            it.author(),
            it.at(),
            it.at(),
            it.index())
        : bound(
            NEXT,
            it.schema(),
            it.version(),
            it.content().text(),
            it.content().hash(),
            it.author(),
            it.at(),
            it.index(),
            it.key().project(),
            it.key().key(),
            it.version() - 1);
  }

  private static Bound revision(Revision it) {
    return bound(
        REVISION,
        it.index() + "/" + it.key(),
        it.key().project(),
        it.key().key(),
        it.version(),
        it.content().text(),
        it.author(),
        it.at(),
        it.schema(),
        it.schemaIndex(),
        it.content().hash(),
        it.comment(),
        it.rolledBackTo(),
        it.request(),
        it.index());
  }

  private static Bound bound(String sql, Object... values) {
    return new Bound(sql, List.of(values));
  }
}
