package dev.migratehub.hub.run;

import dev.migratehub.hub.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of run items and their logs. Whoever is at an item writes under the token of its
/// lease; a write with a token that was overtaken changes nothing and says so.
@Component
final class ItemStore {

  private final JdbcClient sql;

  ItemStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(UUID id, UUID run, UUID target, int position) {
    sql.sql(
            """
            insert into hub.run_items (id, run_id, target_id, position, state)
            values (:id, :run, :target, :position, 'queued')
            """)
        .param("id", id)
        .param("run", run)
        .param("target", target)
        .param("position", position)
        .update();
  }

  List<Run.Item> of(UUID run) {
    return sql.sql(
            """
            select i.*, t.name as target_name from hub.run_items i join hub.db_targets t on t.id = i.target_id
            where i.run_id = :run order by i.position
            """)
        .param("run", run)
        .query(ItemStore::item)
        .list();
  }

  Optional<Run.Item> find(UUID id) {
    return sql.sql(
            """
            select i.*, t.name as target_name from hub.run_items i join hub.db_targets t on t.id = i.target_id
            where i.id = :id
            """)
        .param("id", id)
        .query(ItemStore::item)
        .optional();
  }

  /// Somebody begins what is queued, or goes on with what was begun, under a token. Nothing happens
  /// when it is settled, when another node took the run, or when a greater token was here.
  ///
  /// @param claim of the run, under which this node has it
  /// @return the item as it was before
  Optional<Run.Item> begin(UUID id, long claim, long token, Instant at) {
    return sql.sql(
            """
            with before as (select i.* from hub.run_items i join hub.runs r on r.id = i.run_id
              where i.id = :id and i.state in ('queued', 'running', 'unknown')
                and (i.token is null or i.token <= :token) and r.state = 'running' and r.claim = :claim
              for update of i),
            changed as (update hub.run_items i
              set state = case b.state when 'queued' then 'running' else 'unknown' end,
                token = :token, attempts = i.attempts + 1, started_at = coalesce(i.started_at, :at),
                finished_at = null, error_code = null, error_what = null, error_now = null, error_next = null
              from before b where i.id = b.id)
            select b.*, t.name as target_name from before b join hub.db_targets t on t.id = b.target_id
            """)
        .param("id", id)
        .param("claim", claim)
        .param("token", token)
        .param("at", Rows.at(at))
        .query(ItemStore::item)
        .optional();
  }

  /// So far it came.
  boolean progress(UUID id, long token, long done, long total) {
    return sql.sql(
                """
                update hub.run_items set statements_done = :done, statements_total = :total
                where id = :id and token = :token
                """)
            .param("id", id)
            .param("token", token)
            .param("done", done)
            .param("total", total)
            .update()
        == 1;
  }

  /// So many rows more were changed.
  void changed(UUID id, long token, long rows) {
    sql.sql(
            """
            update hub.run_items set rows_changed = coalesce(rows_changed, 0) + :rows
            where id = :id and token = :token
            """)
        .param("id", id)
        .param("token", token)
        .param("rows", rows)
        .update();
  }

  /// Nobody knows at the moment.
  boolean unknown(UUID id, long token, Run.Trouble trouble) {
    return settle(id, token, ItemState.UNKNOWN, Optional.of(trouble), Optional.empty());
  }

  /// It ended; the answer is whether the token still holds.
  boolean settle(
      UUID id, long token, ItemState state, Optional<Run.Trouble> trouble, Optional<Instant> at) {
    return sql.sql(
                """
                update hub.run_items set state = :state, finished_at = :at, error_code = :code,
                  error_what = :what, error_now = :now, error_next = :next
                where id = :id and token = :token
                """)
            .param("id", id)
            .param("token", token)
            .param("state", state.text())
            .param("at", at.map(Rows::at).orElse(null))
            .param("code", trouble.map(Run.Trouble::code).orElse(null))
            .param("what", trouble.map(Run.Trouble::what).orElse(null))
            .param("now", trouble.map(Run.Trouble::now).orElse(null))
            .param("next", trouble.map(Run.Trouble::next).orElse(null))
            .update()
        == 1;
  }

  /// Items that did not begin will not.
  void cancelQueued(UUID run, Run.Trouble why, Instant at) {
    sql.sql(
            """
            update hub.run_items set state = 'canceled', finished_at = :at, error_code = :code,
              error_what = :what, error_now = :now, error_next = :next
            where run_id = :run and state = 'queued'
            """)
        .param("run", run)
        .param("at", Rows.at(at))
        .param("code", why.code())
        .param("what", why.what())
        .param("now", why.now())
        .param("next", why.next())
        .update();
  }

  /// Writes what somebody decided about a statement in doubt.
  void doubt(UUID id, Run.Doubt doubt) {
    sql.sql("update hub.run_items set doubt = :doubt where id = :id")
        .param("id", id)
        .param("doubt", doubt.text())
        .update();
  }

  /// What did not end well begins again, with no decision about a statement in doubt.
  void requeue(UUID run) {
    sql.sql(
            """
            update hub.run_items set state = 'queued', finished_at = null, doubt = 'undecided'
            where run_id = :run and state in ('failed', 'canceled')
            """)
        .param("run", run)
        .update();
  }

  /// A line of whoever is at the item; nothing of whoever was.
  void log(UUID item, long token, int attempt, Instant at, String level, String text) {
    sql.sql(
            """
            insert into hub.run_logs (item_id, attempt, at, level, text)
            select id, :attempt, :at, :level, :text from hub.run_items where id = :item and token = :token
            """)
        .param("item", item)
        .param("token", token)
        .param("attempt", attempt)
        .param("at", Rows.at(at))
        .param("level", level)
        .param("text", text)
        .update();
  }

  /// Lines behind one, in their order.
  List<Run.Line> lines(UUID item, long after, int limit) {
    return sql.sql(
            """
            select * from hub.run_logs where item_id = :item and id > :after order by id limit :limit
            """)
        .param("item", item)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new Run.Line(
                row.getLong("id"),
                row.getInt("attempt"),
                Rows.instant(row, "at"),
                row.getString("level"),
                row.getString("text")))
        .list();
  }

  private static Run.Item item(ResultSet row, int number) throws SQLException {
    Optional<Run.Trouble> trouble =
        Rows.maybeText(row, "error_code").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Run.Trouble(
                    row.getString("error_code"),
                    row.getString("error_what"),
                    row.getString("error_now"),
                    row.getString("error_next")));
    long token = row.getLong("token");
    return new Run.Item(
        Rows.id(row, "id"),
        Rows.id(row, "run_id"),
        Rows.id(row, "target_id"),
        row.getString("target_name"),
        row.getInt("position"),
        ItemState.of(row.getString("state")),
        row.getInt("attempts"),
        Rows.maybeInstant(row, "started_at"),
        Rows.maybeInstant(row, "finished_at"),
        row.getLong("statements_done"),
        row.getLong("statements_total"),
        Optional.ofNullable(row.getObject("rows_changed", Long.class)),
        trouble,
        token == 0 ? Optional.empty() : Optional.of(token),
        Run.Doubt.valueOf(row.getString("doubt").toUpperCase(Locale.ROOT)));
  }
}
