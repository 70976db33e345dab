package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.store.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the numbers that every write of a run or an item gets.
@Component
final class WatchStore {

  private final JdbcClient sql;

  WatchStore(JdbcClient sql) {
    this.sql = sql;
  }

  /// Changes of one run behind a number, in their order.
  List<Watch.Change> of(UUID run, long after) {
    return sql.sql(
            """
            select id as run, id as item, changed from hub.runs where id = :run and changed > :after
            union all
            select run_id, id, changed from hub.run_items where run_id = :run and changed > :after
            order by changed
            """)
        .param("run", run)
        .param("after", after)
        .query((row, _) ->
            new Watch.Change(Rows.id(row, "run"), Rows.id(row, "item"), row.getLong("changed")))
        .list();
  }

  /// The number of the newest change of any run that somebody sees.
  long newest(Actor actor) {
    return sql.sql(
            """
            select coalesce((select r.changed from hub.runs r
              where :all or exists (select from hub.project_members m
                where m.project_id = r.project_id and m.user_id = :me)
              order by r.changed desc limit 1), 0)
            """)
        .param("me", actor.user())
        .param("all", actor.role() == Role.ADMIN)
        .query(Long.class)
        .single();
  }
}
