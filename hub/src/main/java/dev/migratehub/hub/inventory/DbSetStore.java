package dev.migratehub.hub.inventory;

import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of DB sets.
@Component
final class DbSetStore {

  private final JdbcClient sql;

  DbSetStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<DbSet> find(UUID id) {
    return sql.sql("select * from hub.db_sets where id = :id")
        .param("id", id)
        .query(DbSetStore::set)
        .optional();
  }

  /// Those of the projects that may be seen.
  List<DbSet> list(Projects.Visible visible, Optional<String> environment, Paging paging) {
    return sql.sql(
            """
            select * from hub.db_sets
            where (created_at, id) < (:at, :id) and (:all or project_id = any(:projects))
              and (cast(:environment as text) is null or environment = :environment)
            order by created_at desc, id desc limit :limit
            """)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("all", visible.all())
        .param("projects", visible.ids().toArray(UUID[]::new))
        .param("environment", environment.orElse(null), Types.VARCHAR)
        .param("limit", paging.limit() + 1)
        .query(DbSetStore::set)
        .list();
  }

  /// Adds a set; the answer is whether its name was free.
  boolean insert(DbSet set) {
    return sql.sql(
                """
                insert into hub.db_sets (id, project_id, environment, name, description, created_at)
                values (:id, :project, :environment, :name, :description, :at) on conflict do nothing
                """)
            .param("id", set.id())
            .param("project", set.projectId())
            .param("environment", set.environment())
            .param("name", set.name())
            .param("description", set.description())
            .param("at", Rows.at(set.createdAt()))
            .update()
        == 1;
  }

  /// Writes an edit of the version that was read; the answer is whether it still was that one.
  boolean update(DbSet set) {
    return sql.sql(
                """
                update hub.db_sets set name = :name, description = :description, disabled_at = :disabledAt,
                  version = version + 1
                where id = :id and version = :version
                """)
            .param("name", set.name())
            .param("description", set.description())
            .param(
                "disabledAt",
                set.disabledAt().map(Rows::at).orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("id", set.id())
            .param("version", set.version())
            .update()
        == 1;
  }

  private static DbSet set(ResultSet row, int number) throws SQLException {
    return new DbSet(
        Rows.id(row, "id"),
        Rows.id(row, "project_id"),
        row.getString("environment"),
        row.getString("name"),
        row.getString("description"),
        Rows.instant(row, "created_at"),
        Rows.maybeInstant(row, "disabled_at"),
        row.getLong("version"));
  }
}
