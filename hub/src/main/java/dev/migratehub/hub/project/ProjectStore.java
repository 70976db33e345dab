package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of projects and their members.
@Component
final class ProjectStore {

  private final JdbcClient sql;

  ProjectStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Project> find(UUID id) {
    return sql.sql("select * from hub.projects where id = :id")
        .param("id", id)
        .query(ProjectStore::project)
        .optional();
  }

  Optional<Project> findBySlug(String slug) {
    return sql.sql("select * from hub.projects where slug = :slug")
        .param("slug", slug)
        .query(ProjectStore::project)
        .optional();
  }

  /// Those that a user is a member of, or all.
  List<Project> list(UUID user, boolean all, Paging paging) {
    return sql.sql(
            """
            select * from hub.projects p
            where (created_at, id) < (:at, :id) and (:all or exists
              (select from hub.project_members m where m.project_id = p.id and m.user_id = :user))
            order by created_at desc, id desc limit :limit
            """)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("all", all)
        .param("user", user)
        .param("limit", paging.limit() + 1)
        .query(ProjectStore::project)
        .list();
  }

  /// Adds a project; the answer is whether its slug was free.
  boolean insert(Project project) {
    return sql.sql(
                """
                insert into hub.projects (id, slug, name, description, created_at)
                values (:id, :slug, :name, :description, :at) on conflict do nothing
                """)
            .param("id", project.id())
            .param("slug", project.slug())
            .param("name", project.name())
            .param("description", project.description())
            .param("at", Rows.at(project.createdAt()))
            .update()
        == 1;
  }

  /// Writes an edit of the version that was read; the answer is whether it still was that one.
  boolean update(Project project) {
    return sql.sql(
                """
                update hub.projects set name = :name, description = :description, archived_at = :archivedAt,
                  version = version + 1
                where id = :id and version = :version
                """)
            .param("id", project.id())
            .param("name", project.name())
            .param("description", project.description())
            .param("archivedAt", project.archivedAt().map(Rows::at).orElse(null))
            .param("version", project.version())
            .update()
        == 1;
  }

  List<UUID> ofMember(UUID user) {
    return sql.sql("select project_id from hub.project_members where user_id = :user")
        .param("user", user)
        .query((row, _) -> Rows.id(row, "project_id"))
        .list();
  }

  Optional<Role> roleOf(UUID project, UUID user) {
    return sql.sql(
            "select role from hub.project_members where project_id = :project and user_id = :user")
        .param("project", project)
        .param("user", user)
        .query(String.class)
        .optional()
        .map(Role::of);
  }

  List<Project.Member> members(UUID project) {
    return sql.sql(
            """
            select u.id, u.email, u.name, m.role, m.since
            from hub.project_members m join hub.users u on u.id = m.user_id
            where m.project_id = :project order by u.email
            """)
        .param("project", project)
        .query((row, _) ->
            new Project.Member(
                Rows.id(row, "id"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                Rows.instant(row, "since")))
        .list();
  }

  void putMember(UUID project, UUID user, Role role, Instant at) {
    sql.sql(
            """
            insert into hub.project_members (project_id, user_id, role, since)
            values (:project, :user, :role, :at) on conflict (project_id, user_id) do update set role = :role
            """)
        .param("project", project)
        .param("user", user)
        .param("role", role.text())
        .param("at", Rows.at(at))
        .update();
  }

  boolean removeMember(UUID project, UUID user) {
    return sql.sql(
                "delete from hub.project_members where project_id = :project and user_id = :user")
            .param("project", project)
            .param("user", user)
            .update()
        == 1;
  }

  private static Project project(ResultSet row, int number) throws SQLException {
    return new Project(
        Rows.id(row, "id"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        Rows.instant(row, "created_at"),
        Rows.maybeInstant(row, "archived_at"),
        row.getLong("version"));
  }
}
