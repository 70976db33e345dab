package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Policy;
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

/// Reads runs with the names of what they are about, for one reader.
@Component
final class RunLineStore {

  /// The runs that a reader sees, with what the policies say of them that this node knows; `rank`
  /// is 0 for a user, 1 for a manager, 2 for an admin.
  private static final String SEEN =
      """
      from hub.runs r
      join hub.projects p on p.id = r.project_id
      join hub.migrations m on m.id = r.migration_id
      join hub.db_sets s on s.id = r.db_set_id
      left join unnest(:environments, :executors, :differing) as e (name, executor, differs)
        on e.name = r.environment
      left join hub.project_members pm on pm.project_id = r.project_id and pm.user_id = :me
      cross join lateral (select
        greatest(:rank, case pm.role when 'manager' then 1 else 0 end) as rank,
        coalesce(e.executor, 2) as executor,
        coalesce(e.differs, true) as differs,
        exists (select from hub.migration_versions v
          where v.migration_id = r.migration_id and v.author_id = :me and v.number <= r.version_number
            and v.number > coalesce((select max(b.version_number) from hub.approvals a
              join hub.runs b on b.id = a.run_id
              where b.migration_id = r.migration_id and b.environment = r.environment
                and b.version_number < r.version_number and a.decision = 'approved'), 0)) as author) mine
      where (:rank = 2 or pm.user_id is not null)
      """;

  private static final String COLUMNS =
      """
      select r.*, p.slug, p.name as project_name, m.key, m.name as change_name, m.ticket, s.name as set_name,
        (select u.email from hub.users u where u.id = r.requested_by) as requester,
        mine.rank, mine.executor, mine.differs, mine.author, r.requested_by = :me as my_request,
        (select count(*) from hub.run_items i where i.run_id = r.id) as targets,
        (select count(*) from hub.run_items i where i.run_id = r.id and i.state in ('executed', 'skipped')) as done,
        (select count(*) from hub.run_items i where i.run_id = r.id and i.state = 'failed') as failed
      """;

  private static final String MAY_APPROVE =
      """
      r.state in ('awaiting_approval', 'needs_reapproval') and mine.rank >= 1 and not (mine.differs and mine.author)
        and (r.state = 'awaiting_approval' or not exists (select from hub.runs l where l.migration_id = r.migration_id
          and l.db_set_id = r.db_set_id and l.requested_at > r.requested_at))
      """;

  private static final String MAY_RUN =
      """
      r.state in ('approved', 'failed') and (mine.rank >= mine.executor or r.requested_by = :me and r.state = 'failed')
        and (r.state = 'approved' or not exists (select from hub.runs l where l.migration_id = r.migration_id
          and l.db_set_id = r.db_set_id and l.requested_at > r.requested_at))
      """;

  private static final String WAITS =
      """
      r.requested_by = :me and r.state in ('awaiting_approval', 'needs_reapproval', 'approved', 'queued', 'running')
      """;

  private final JdbcClient sql;
  private final Environments environments;

  RunLineStore(JdbcClient sql, Environments environments) {
    this.sql = sql;
    this.environments = environments;
  }

  List<RunLine> list(Actor actor, RunLines.Filter filter, Paging paging) {
    return about(
            actor,
            """
            and (r.requested_at, r.id) < (:at, :id)
            and (cast(:project as uuid) is null or r.project_id = :project)
            and (cast(:change as uuid) is null or r.migration_id = :change)
            and (cast(:set as uuid) is null or r.db_set_id = :set)
            and (cast(:environment as text) is null or r.environment = :environment)
            and (cardinality(:states) = 0 or r.state = any(:states))
            and (cast(:text as text) is null or m.key like :text or m.name ilike :text or m.ticket ilike :text)
            order by r.requested_at desc, r.id desc limit :limit
            """)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("project", filter.project().orElse(null), Types.OTHER)
        .param("change", filter.change().orElse(null), Types.OTHER)
        .param("set", filter.set().orElse(null), Types.OTHER)
        .param("environment", filter.environment().orElse(null), Types.VARCHAR)
        .param("states", filter.states().toArray(String[]::new))
        .param("text", filter.text().map(RunLineStore::like).orElse(null), Types.VARCHAR)
        .param("limit", paging.limit() + 1)
        .query(RunLineStore::line)
        .list();
  }

  Optional<RunLine> one(Actor actor, UUID run) {
    return about(actor, "and r.id = :run").param("run", run).query(RunLineStore::line).optional();
  }

  List<RunLine> desk(Actor actor, RunLines.Desk desk, int limit) {
    String which =
        switch (desk) {
          case APPROVE -> MAY_APPROVE;
          case RUN -> MAY_RUN;
          case WAIT -> WAITS + " and not (" + MAY_APPROVE + ") and not (" + MAY_RUN + ")";
        };
    return about(actor, "and " + which + " order by r.requested_at, r.id limit :limit")
        .param("limit", limit)
        .query(RunLineStore::line)
        .list();
  }

  List<RunLines.Stand> stands(Actor actor, Optional<UUID> project) {
    return sql.sql(
            """
            select p.slug, p.name, e.name as environment, n.newest, l.state, l.id
            from hub.projects p cross join hub.environments e
            left join lateral (select m.key as newest from hub.runs r join hub.migrations m on m.id = r.migration_id
              where r.project_id = p.id and r.environment = e.name and r.state = 'executed' and r.direction = 'apply'
              order by length(ltrim(m.key, '0')) desc, ltrim(m.key, '0') desc limit 1) n on true
            left join lateral (select r.state, r.id from hub.runs r
              where r.project_id = p.id and r.environment = e.name order by r.requested_at desc limit 1) l on true
            where p.archived_at is null and (cast(:project as uuid) is null or p.id = :project) and (:rank = 2 or exists (select from hub.project_members pm
              where pm.project_id = p.id and pm.user_id = :me))
            order by p.name, p.slug, e.position limit 600
            """)
        .param("me", actor.user())
        .param("rank", rank(actor.role()))
        .param("project", project.orElse(null), Types.OTHER)
        .query((row, _) ->
            new RunLines.Stand(
                row.getString("slug"),
                row.getString("name"),
                row.getString("environment"),
                Rows.maybeText(row, "newest"),
                Rows.maybeText(row, "state"),
                Rows.maybeId(row, "id")))
        .list();
  }

  List<RunLines.Decided> decisions(UUID change) {
    return sql.sql(
            """
            select a.run_id, r.environment, r.version_number, a.decision, u.email, a.at, a.expires_at, a.comment
            from hub.approvals a join hub.runs r on r.id = a.run_id join hub.users u on u.id = a.by_user
            where r.migration_id = :change order by a.at desc, a.id limit 200
            """)
        .param("change", change)
        .query((row, _) ->
            new RunLines.Decided(
                Rows.id(row, "run_id"),
                row.getString("environment"),
                row.getInt("version_number"),
                row.getString("decision"),
                row.getString("email"),
                Rows.instant(row, "at"),
                Rows.maybeInstant(row, "expires_at"),
                row.getString("comment")))
        .list();
  }

  private JdbcClient.StatementSpec about(Actor actor, String which) {
    List<Environment> all = environments.list(actor);
    List<Policy> policies = all.stream().map(it -> it.policy().orElse(Policy.STRICT)).toList();
    return sql.sql(COLUMNS + SEEN + which)
        .param("me", actor.user())
        .param("rank", rank(actor.role()))
        .param("environments", all.stream().map(Environment::name).toArray(String[]::new))
        .param(
            "executors", policies.stream().map(it -> rank(it.executor())).toArray(Integer[]::new))
        .param("differing", policies.stream().map(Policy::approverDiffers).toArray(Boolean[]::new));
  }

  private static int rank(Role role) {
    return switch (role) {
      case USER -> 0;
      case MANAGER -> 1;
      case ADMIN -> 2;
    };
  }

  private static Role role(int rank) {
    return rank == 0 ? Role.USER : rank == 1 ? Role.MANAGER : Role.ADMIN;
  }

  private static String like(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private static RunLine line(ResultSet row, int number) throws SQLException {
    return new RunLine(
        Rows.id(row, "id"),
        new RunLine.Change(
            Rows.id(row, "migration_id"),
            row.getString("key"),
            row.getString("change_name"),
            row.getString("ticket"),
            row.getInt("version_number")),
        new RunLine.Where(
            row.getString("slug"),
            row.getString("project_name"),
            row.getString("environment"),
            Rows.id(row, "db_set_id"),
            row.getString("set_name")),
        Direction.of(row.getString("direction")),
        row.getString("state"),
        row.getString("reason"),
        row.getString("requester"),
        Rows.instant(row, "requested_at"),
        Rows.maybeInstant(row, "started_at"),
        Rows.maybeInstant(row, "finished_at"),
        new RunLine.Count(row.getInt("targets"), row.getInt("done"), row.getInt("failed")),
        new RunLine.Mine(
            row.getBoolean("my_request"),
            row.getBoolean("author"),
            row.getBoolean("differs"),
            role(row.getInt("rank")),
            role(row.getInt("executor"))));
  }
}
