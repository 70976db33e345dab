package dev.migratehub.hub.run;

import dev.migratehub.hub.approval.Digest;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The runs' table.
@Component
final class RunStore {

  private final JdbcClient sql;

  RunStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(Run run) {
    sql.sql(
            """
            insert into hub.runs (id, migration_id, version_number, project_id, direction, environment, db_set_id, state,
              on_failure, parallel, digest, requested_by, requested_at)
            values (:id, :migration, :number, :project, :direction, :environment, :dbSet, :state,
              :onFailure, :parallel, :digest, :by, :at)
            """)
        .param("id", run.id())
        .param("migration", run.what().migration())
        .param("number", run.what().version())
        .param("project", run.what().project())
        .param("direction", run.what().direction().text())
        .param("environment", run.what().environment())
        .param("dbSet", run.what().dbSet())
        .param("state", run.state().text())
        .param("onFailure", run.conduct().onFailure().text())
        .param("parallel", run.conduct().parallel())
        .param("digest", run.digest().bytes())
        .param("by", run.requestedBy())
        .param("at", Rows.at(run.requestedAt()))
        .update();
  }

  Optional<Run> find(UUID id) {
    return sql.sql("select * from hub.runs where id = :id")
        .param("id", id)
        .query(RunStore::run)
        .optional();
  }

  /// The run, held until the transaction ends.
  Optional<Run> hold(UUID id) {
    return sql.sql("select * from hub.runs where id = :id for update")
        .param("id", id)
        .query(RunStore::run)
        .optional();
  }

  /// Runs of this migration that may still begin, or have begun, held until the transaction ends.
  List<Run> holdOpen(UUID migration) {
    return sql.sql(
            """
            select * from hub.runs where migration_id = :migration
              and state in ('awaiting_approval', 'approved', 'needs_reapproval', 'queued', 'running')
            order by requested_at for update
            """)
        .param("migration", migration)
        .query(RunStore::run)
        .list();
  }

  /// Those of the projects that a user is a member of, or of all; the newest first.
  List<Run> list(UUID user, boolean all, RunFilter filter, Paging paging) {
    return sql.sql(
            """
            select * from hub.runs r
            where (requested_at, id) < (:at, :id)
              and (:all or exists
                (select from hub.project_members m where m.project_id = r.project_id and m.user_id = :user))
              and (cast(:project as uuid) is null or project_id = cast(:project as uuid))
              and (cast(:migration as uuid) is null or migration_id = cast(:migration as uuid))
              and (cast(:environment as text) is null or environment = :environment)
              and (cast(:state as text) is null or state = :state)
            order by requested_at desc, id desc limit :limit
            """)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("all", all)
        .param("user", user)
        .param("project", filter.project().map(UUID::toString).orElse(null))
        .param("migration", filter.migration().map(UUID::toString).orElse(null))
        .param("environment", filter.environment().orElse(null))
        .param("state", filter.state().orElse(null))
        .param("limit", paging.limit() + 1)
        .query(RunStore::run)
        .list();
  }

  /// Writes another state. When the run began, stays; when it ended, goes when it is begun again.
  void state(UUID id, RunState state) {
    sql.sql(
            """
            update hub.runs set state = :state, reason = :reason, version = version + 1,
              queued_at = case when :state = 'queued' then cast(:at as timestamptz) else queued_at end,
              started_at = case when :state = 'running' then cast(:at as timestamptz) else started_at end,
              finished_at = case when :ended then cast(:at as timestamptz) end
            where id = :id
            """)
        .param("id", id)
        .param("state", state.text())
        .param("reason", state.why())
        .param("at", at(state).map(Rows::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("ended", state.ended())
        .update();
  }

  /// Whoever lets it begin.
  void queuedBy(UUID id, UUID user) {
    sql.sql(
            """
            update hub.runs set queued_by = :user, cancel_requested_at = null, cancel_requested_by = null,
              cancel_reason = null
            where id = :id
            """)
        .param("id", id)
        .param("user", user)
        .update();
  }

  /// A node takes it; whoever had it before may not write any more.
  void claim(UUID id) {
    sql.sql("update hub.runs set claim = claim + 1 where id = :id").param("id", id).update();
  }

  /// Runs that are under way and that no task is about.
  List<Run> orphans() {
    return sql.sql(
            """
            select * from hub.runs r where state in ('queued', 'running') and not exists
              (select from hub.scheduled_tasks t where t.task_name = 'run' and t.task_instance like r.id || ':%')
            """)
        .query(RunStore::run)
        .list();
  }

  /// How many there are in a state.
  int count(String state) {
    return sql.sql("select count(*) from hub.runs where state = :state")
        .param("state", state)
        .query((row, _) -> row.getInt(1))
        .single();
  }

  void call(UUID id, Run.Call call) {
    sql.sql(
            """
            update hub.runs set cancel_requested_at = :at, cancel_requested_by = :by, cancel_reason = :why,
              version = version + 1
            where id = :id
            """)
        .param("id", id)
        .param("at", Rows.at(call.at()))
        .param("by", call.by())
        .param("why", call.why())
        .update();
  }

  private static Optional<Instant> at(RunState state) {
    return switch (state) {
      case RunState.Queued it -> Optional.of(it.at());
      case RunState.Running it -> Optional.of(it.since());
      case RunState.Executed it -> Optional.of(it.at());
      case RunState.Failed it -> Optional.of(it.at());
      case RunState.Canceled it -> Optional.of(it.at());
      case RunState.AwaitingApproval _,
          RunState.Approved _,
          RunState.Denied _,
          RunState.NeedsReapproval _ ->
          Optional.empty();
    };
  }

  private static Run run(ResultSet row, int number) throws SQLException {
    return new Run(
        Rows.id(row, "id"),
        new Run.What(
            Rows.id(row, "project_id"),
            Rows.id(row, "migration_id"),
            row.getInt("version_number"),
            Direction.of(row.getString("direction")),
            row.getString("environment"),
            Rows.id(row, "db_set_id")),
        state(row),
        new Run.Conduct(
            Run.OnFailure.valueOf(row.getString("on_failure").toUpperCase(Locale.ROOT)),
            row.getInt("parallel")),
        Digest.of(row.getBytes("digest")),
        Rows.id(row, "requested_by"),
        Rows.instant(row, "requested_at"),
        Rows.maybeId(row, "queued_by"),
        Rows.maybeInstant(row, "started_at"),
        Rows.maybeInstant(row, "finished_at"),
        call(row),
        row.getLong("claim"),
        row.getLong("version"));
  }

  private static Optional<Run.Call> call(ResultSet row) throws SQLException {
    return row.getObject("cancel_requested_at") == null
        ? Optional.empty()
        : Optional.of(
            new Run.Call(
                Rows.id(row, "cancel_requested_by"),
                Rows.instant(row, "cancel_requested_at"),
                row.getString("cancel_reason")));
  }

  private static RunState state(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return switch (row.getString("state")) {
      case "awaiting_approval" -> new RunState.AwaitingApproval();
      case "approved" -> new RunState.Approved();
      case "denied" -> new RunState.Denied(reason);
      case "needs_reapproval" -> new RunState.NeedsReapproval(reason);
      case "queued" -> new RunState.Queued(Rows.instant(row, "queued_at"));
      case "running" -> new RunState.Running(Rows.instant(row, "started_at"));
      case "executed" -> new RunState.Executed(Rows.instant(row, "finished_at"));
      case "failed" -> new RunState.Failed(Rows.instant(row, "finished_at"), reason);
      case "canceled" -> new RunState.Canceled(Rows.instant(row, "finished_at"), reason);
      default -> throw new IllegalStateException("no such state: " + row.getString("state"));
    };
  }
}
