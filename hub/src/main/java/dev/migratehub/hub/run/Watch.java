package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.store.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What changed in runs since somebody looked. A change that is committed late can come with a
/// smaller number than one that was seen; so each answer reaches back a little, and whoever asks
/// leaves out what it has.
@Component
final class Watch {

  private static final long BACK = 200;

  private final JdbcClient sql;
  private final Projects projects;

  Watch(JdbcClient sql, Projects projects) {
    this.sql = sql;
    this.projects = projects;
  }

  /// The number of a change of a run or of an item; `item` equals `run` for the run itself.
  record Change(UUID run, UUID item, long number) {

    boolean ofRun() {
      return run.equals(item);
    }
  }

  /// Whether somebody may still see a project's runs.
  boolean sees(Actor actor, UUID project) {
    return projects.roleIn(project, actor.user()).isPresent();
  }

  /// Changes of one run behind a number, in their order.
  List<Change> of(UUID run, long after) {
    return sql.sql(
            """
            select id as run, id as item, changed from hub.runs where id = :run and changed > :after
            union all
            select run_id, id, changed from hub.run_items where run_id = :run and changed > :after
            order by changed
            """)
        .param("run", run)
        .param("after", after - BACK)
        .query((row, _) ->
            new Change(Rows.id(row, "run"), Rows.id(row, "item"), row.getLong("changed")))
        .list();
  }

  /// The number of the newest change of any run that somebody sees.
  long newest(Actor actor) {
    actor.needs(Scope.READ);
    return sql.sql(
            """
            select coalesce((select r.changed from hub.runs r
              where :all or exists (select from hub.project_members m
                where m.project_id = r.project_id and m.user_id = :me)
              order by r.changed desc limit 1), 0)
            """)
        .param("me", actor.user())
        .param("all", actor.role() == dev.migratehub.hub.access.Role.ADMIN)
        .query(Long.class)
        .single();
  }
}
