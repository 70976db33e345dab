package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The audit's table.
@Component
final class AuditStore {

  /// Any number; who holds it writes the next event.
  private static final long PEN = 0x6d68_6175_6469_7401L;

  private static final int AT_ONCE = 1000;

  private static final HexFormat HEX = HexFormat.of();

  private final JdbcClient sql;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  AuditStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Writes the next event, within the transaction that is open. Events are in the order of their
  /// commits, because the next writer waits for this transaction to end.
  AuditEvent append(Deed deed, Outcome outcome) {
    sql.sql("select pg_advisory_xact_lock(:pen)").param("pen", PEN).query(_ -> {});
    Optional<AuditEvent> last = last();
    AuditEvent event = next(deed, outcome, last).sealed();
    insert(event);
    return event;
  }

  /// The newest event.
  Optional<AuditEvent> last() {
    return sql.sql("select * from hub.audit_events order by seq desc limit 1")
        .query(AuditStore::event)
        .optional();
  }

  Optional<AuditEvent> find(long seq) {
    return sql.sql("select * from hub.audit_events where seq = :seq")
        .param("seq", seq)
        .query(AuditStore::event)
        .optional();
  }

  /// Hands over a stretch of the chain in its order, some at a time.
  void each(long from, long to, Consumer<AuditEvent> reader) {
    long next = from;
    while (true) {
      List<AuditEvent> some =
          sql.sql(
                  """
                  select * from hub.audit_events where seq >= :from and seq <= :to order by seq limit :limit
                  """)
              .param("from", next)
              .param("to", to)
              .param("limit", AT_ONCE)
              .query(AuditStore::event)
              .list();
      some.forEach(reader);
      if (some.size() < AT_ONCE) {
        return;
      }
      next = some.getLast().seq() + 1;
    }
  }

  /// The events that are looked for, the newest first, one more than wanted.
  List<AuditEvent> search(Search search, Audits.Visible visible, Search.Page page) {
    return sql.sql(
            """
            select * from hub.audit_events
            where seq < :before and (:all or project_id = any(:projects))
              and (cast(:actor as text) is null or actor_name = :actor or cast(actor_id as text) = :actor)
              and (cast(:action as text) is null or action = :action)
              and (cast(:type as text) is null or resource_type = :type)
              and (cast(:resource as text) is null or resource_id = :resource)
              and (cast(:environment as text) is null or environment = :environment)
              and (cast(:outcome as text) is null or outcome = :outcome)
              and (cast(:from as timestamptz) is null or at >= :from)
              and (cast(:to as timestamptz) is null or at < :to)
            order by seq desc limit :limit
            """)
        .param("before", page.before())
        .param("all", visible.all())
        .param("projects", visible.projects().toArray(UUID[]::new))
        .param("actor", search.actor().orElse(null), Types.VARCHAR)
        .param("action", search.action().orElse(null), Types.VARCHAR)
        .param("type", search.resourceType().orElse(null), Types.VARCHAR)
        .param("resource", search.resourceId().orElse(null), Types.VARCHAR)
        .param("environment", search.environment().orElse(null), Types.VARCHAR)
        .param("outcome", search.outcome().orElse(null), Types.VARCHAR)
        .param("from", search.from().map(Rows::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("to", search.to().map(Rows::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("limit", page.limit() + 1)
        .query(AuditStore::event)
        .list();
  }

  private AuditEvent next(Deed deed, Outcome outcome, Optional<AuditEvent> last) {
    Actor actor = deed.actor();
    return new AuditEvent(
        last.map(AuditEvent::seq).orElse(0L) + 1,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        actor.id(),
        actor.name(),
        actor.origin().session(),
        actor.origin().ip(),
        actor.origin().requestId(),
        deed.action().text(),
        outcome.text(),
        deed.resourceType(),
        deed.resourceId(),
        deed.project(),
        deed.environment(),
        json.writeValueAsString(deed.details()),
        last.map(AuditEvent::hash).orElse(Chain.START),
        "");
  }

  private void insert(AuditEvent event) {
    sql.sql(
            """
            insert into hub.audit_events (seq, at, actor_id, actor_name, session, ip, request_id, action, outcome,
              resource_type, resource_id, project_id, environment, details, prev_hash, hash)
            values (:seq, :at, :actorId, :actorName, :session, :ip, :requestId, :action, :outcome,
              :resourceType, :resourceId, :projectId, :environment, :details, :previous, :hash)
            """)
        .param("seq", event.seq())
        .param("at", Rows.at(event.at()))
        .param("actorId", event.actorId().orElse(null), Types.OTHER)
        .param("actorName", event.actorName())
        .param("session", event.session())
        .param("ip", event.ip())
        .param("requestId", event.requestId())
        .param("action", event.action())
        .param("outcome", event.outcome())
        .param("resourceType", event.resourceType())
        .param("resourceId", event.resourceId())
        .param("projectId", event.projectId().orElse(null), Types.OTHER)
        .param("environment", event.environment().orElse(null), Types.VARCHAR)
        .param("details", event.details())
        .param("previous", HEX.parseHex(event.previous()))
        .param("hash", HEX.parseHex(event.hash()))
        .update();
  }

  static AuditEvent event(ResultSet row, int number) throws SQLException {
    return new AuditEvent(
        row.getLong("seq"),
        Rows.instant(row, "at"),
        Rows.maybeId(row, "actor_id"),
        row.getString("actor_name"),
        row.getString("session"),
        row.getString("ip"),
        row.getString("request_id"),
        row.getString("action"),
        row.getString("outcome"),
        row.getString("resource_type"),
        row.getString("resource_id"),
        Rows.maybeId(row, "project_id"),
        Rows.maybeText(row, "environment"),
        row.getString("details"),
        HEX.formatHex(row.getBytes("prev_hash")),
        HEX.formatHex(row.getBytes("hash")));
  }
}
