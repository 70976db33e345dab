package dev.migratehub.hub.approval;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The approvals' table, into which only new rows go.
@Component
final class ApprovalStore {

  private final JdbcClient sql;

  ApprovalStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(Approval approval) {
    sql.sql(
            """
            insert into hub.approvals (id, run_id, decision, by_user, role, at, expires_at, digest, comment)
            values (:id, :run, :decision, :by, :role, :at, :expiresAt, :digest, :comment)
            """)
        .param("id", approval.id())
        .param("run", approval.run())
        .param("decision", approval.decision().text())
        .param("by", approval.by())
        .param("role", approval.role().text())
        .param("at", Rows.at(approval.at()))
        .param("expiresAt", approval.expiresAt().map(Rows::at).orElse(null))
        .param("digest", approval.digest().bytes())
        .param("comment", approval.comment())
        .update();
  }

  /// All decisions about a run, the newest first.
  List<Approval> of(UUID run) {
    return sql.sql("select * from hub.approvals where run_id = :run order by at desc, id")
        .param("run", run)
        .query(ApprovalStore::approval)
        .list();
  }

  /// The highest version of a migration that was approved in an environment before another one.
  Optional<Integer> approvedBefore(UUID migration, String environment, int version) {
    return sql.sql(
            """
            select max(r.version_number) from hub.approvals a join hub.runs r on r.id = a.run_id
            where r.migration_id = :migration and r.environment = :environment
              and r.version_number < :version and a.decision = 'approved'
            """)
        .param("migration", migration)
        .param("environment", environment)
        .param("version", version)
        .query(Integer.class)
        .optional();
  }

  private static Approval approval(ResultSet row, int number) throws SQLException {
    return new Approval(
        Rows.id(row, "id"),
        Rows.id(row, "run_id"),
        Approval.Decision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
        Rows.id(row, "by_user"),
        Role.of(row.getString("role")),
        Rows.instant(row, "at"),
        Rows.maybeInstant(row, "expires_at"),
        Digest.of(row.getBytes("digest")),
        row.getString("comment"));
  }
}
