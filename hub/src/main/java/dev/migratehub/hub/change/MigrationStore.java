package dev.migratehub.hub.change;

import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of migrations and their versions.
@Component
final class MigrationStore {

  private final JdbcClient sql;

  MigrationStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Migration> find(UUID id) {
    return sql.sql("select * from hub.migrations where id = :id")
        .param("id", id)
        .query(MigrationStore::migration)
        .optional();
  }

  /// The same, and nobody else edits it until the transaction ends.
  Optional<Migration> lock(UUID id) {
    return sql.sql("select * from hub.migrations where id = :id for update")
        .param("id", id)
        .query(MigrationStore::migration)
        .optional();
  }

  /// Those of the projects that may be seen, the newest first.
  List<Migration> list(Projects.Visible visible, Migrations.Filter filter, Paging paging) {
    return sql.sql(
            """
            select * from hub.migrations m
            where (created_at, id) < (:at, :id) and (:all or project_id = any(:projects))
              and (cast(:text as text) is null or key like :text or name ilike :text or ticket ilike :text
                or description ilike :text)
              and (cast(:ticket as text) is null or ticket = :ticket)
              and (cast(:key as text) is null or key = :key)
              and (cast(:author as uuid) is null or exists (select from hub.migration_versions v
                where v.migration_id = m.id and v.author_id = :author))
            order by created_at desc, id desc limit :limit
            """)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("all", visible.all())
        .param("projects", visible.ids().toArray(UUID[]::new))
        .param("text", filter.text().map(MigrationStore::like).orElse(null), Types.VARCHAR)
        .param("ticket", filter.ticket().orElse(null), Types.VARCHAR)
        .param("key", filter.key().orElse(null), Types.VARCHAR)
        .param("author", filter.author().orElse(null), Types.OTHER)
        .param("limit", paging.limit() + 1)
        .query(MigrationStore::migration)
        .list();
  }

  /// Adds a migration; the answer is whether its key was free.
  boolean insert(Migration migration) {
    return sql.sql(
                """
                insert into hub.migrations (id, project_id, key, name, ticket, description, created_by,
                  created_at, updated_at, current_version)
                values (:id, :project, :key, :name, :ticket, :description, :by, :at, :at, :current)
                on conflict do nothing
                """)
            .param("id", migration.id())
            .param("project", migration.projectId())
            .param("key", migration.key())
            .param("name", migration.name())
            .param("ticket", migration.ticket())
            .param("description", migration.description())
            .param("by", migration.createdBy())
            .param("at", Rows.at(migration.createdAt()))
            .param("current", migration.currentVersion())
            .update()
        == 1;
  }

  /// Writes an edit of what [#lock] gave.
  void update(Migration migration) {
    sql.sql(
            """
            update hub.migrations set name = :name, ticket = :ticket, description = :description,
              updated_at = :at, current_version = :current, version = :version
            where id = :id
            """)
        .param("name", migration.name())
        .param("ticket", migration.ticket())
        .param("description", migration.description())
        .param("at", Rows.at(migration.updatedAt()))
        .param("current", migration.currentVersion())
        .param("version", migration.version())
        .param("id", migration.id())
        .update();
  }

  void insert(Migration.Version version) {
    sql.sql(
            """
            insert into hub.migration_versions (migration_id, number, sql_up, sql_down, sha_up, sha_down,
              transaction_mode, author_id, created_at, comment)
            values (:migration, :number, :up, :down, :shaUp, :shaDown, :mode, :author, :at, :comment)
            """)
        .param("migration", version.migrationId())
        .param("number", version.number())
        .param("up", version.sqlUp())
        .param("down", version.sqlDown().orElse(null), Types.VARCHAR)
        .param("shaUp", version.shaUp())
        .param("shaDown", version.shaDown().orElse(null), Types.VARCHAR)
        .param("mode", Modes.text(version.transactionMode()))
        .param("author", version.author())
        .param("at", Rows.at(version.createdAt()))
        .param("comment", version.comment())
        .update();
  }

  Optional<Migration.Version> version(UUID migration, int number) {
    return sql.sql(
            "select * from hub.migration_versions where migration_id = :migration and number = :number")
        .param("migration", migration)
        .param("number", number)
        .query(MigrationStore::version)
        .optional();
  }

  /// All versions, the newest first, without their texts.
  List<History> history(UUID migration) {
    return sql.sql(
            """
            select v.number, v.sha_up, v.sha_down, v.transaction_mode, v.author_id, u.email, v.created_at, v.comment,
              octet_length(v.sql_up) as up_bytes, octet_length(v.sql_down) as down_bytes
            from hub.migration_versions v join hub.users u on u.id = v.author_id
            where v.migration_id = :migration order by v.number desc
            """)
        .param("migration", migration)
        .query(MigrationStore::history)
        .list();
  }

  Set<UUID> authors(UUID migration, int after, int upTo) {
    return sql.sql(
            """
            select author_id from hub.migration_versions
            where migration_id = :migration and number > :after and number <= :upTo
            """)
        .param("migration", migration)
        .param("after", after)
        .param("upTo", upTo)
        .query((row, _) -> Rows.id(row, "author_id"))
        .set();
  }

  private static String like(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private static Migration migration(ResultSet row, int number) throws SQLException {
    return new Migration(
        Rows.id(row, "id"),
        Rows.id(row, "project_id"),
        row.getString("key"),
        row.getString("name"),
        row.getString("ticket"),
        row.getString("description"),
        Rows.id(row, "created_by"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"),
        row.getInt("current_version"),
        row.getLong("version"));
  }

  private static Migration.Version version(ResultSet row, int number) throws SQLException {
    return new Migration.Version(
        Rows.id(row, "migration_id"),
        row.getInt("number"),
        row.getString("sql_up"),
        Rows.maybeText(row, "sql_down"),
        row.getString("sha_up"),
        Rows.maybeText(row, "sha_down"),
        Modes.of(row.getString("transaction_mode")),
        Rows.id(row, "author_id"),
        Rows.instant(row, "created_at"),
        row.getString("comment"));
  }

  private static History history(ResultSet row, int number) throws SQLException {
    return new History(
        row.getInt("number"),
        row.getString("sha_up"),
        Rows.maybeText(row, "sha_down"),
        row.getString("transaction_mode"),
        new History.Author(Rows.id(row, "author_id"), row.getString("email")),
        Rows.instant(row, "created_at"),
        row.getString("comment"),
        row.getLong("up_bytes"),
        row.getLong("down_bytes"));
  }
}
