package dev.migratehub.hub.overview;

import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the changes of a project with how they stand in each environment.
@Component
final class ChangeLineStore {

  private final JdbcClient sql;

  ChangeLineStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<ChangeLine> of(UUID project, ChangeLines.Filter filter, Paging paging) {
    return sql.sql(
            """
            select m.id, m.key, m.name, m.ticket, u.email, m.current_version, m.created_at, s.states
            from hub.migrations m join hub.users u on u.id = m.created_by
            left join lateral (select string_agg(l.environment || ' ' || l.state || ' ' || l.number, ',') as states from (
              select distinct on (r.environment) r.environment,
                case when r.direction = 'rollback' and r.state = 'executed' then 'rolled_back' else r.state end as state,
                r.version_number as number
              from hub.runs r where r.migration_id = m.id
              order by r.environment, r.requested_at desc) l) s on true
            where m.project_id = :project and (m.created_at, m.id) < (:at, :id)
              and (cast(:text as text) is null or m.key like :text or m.name ilike :text or m.ticket ilike :text
                or m.description ilike :text)
              and (cast(:ticket as text) is null or m.ticket ilike :ticket)
              and (cast(:author as text) is null or exists (select from hub.migration_versions v
                join hub.users a on a.id = v.author_id where v.migration_id = m.id and a.email like :author))
              and (cast(:state as text) is null or case when :state = 'draft'
                then not coalesce(',' || s.states like '%,' || :environment || ' %', false)
                else coalesce(',' || s.states || ',' like '%,' || :environment || ' ' || :state || ' %', false) end)
            order by m.created_at desc, m.id desc limit :limit
            """)
        .param("project", project)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("text", filter.text().map(ChangeLineStore::like).orElse(null), Types.VARCHAR)
        .param("ticket", filter.ticket().map(ChangeLineStore::like).orElse(null), Types.VARCHAR)
        .param("author", filter.author().map(ChangeLineStore::like).orElse(null), Types.VARCHAR)
        .param("environment", filter.environment().orElse("%"), Types.VARCHAR)
        .param("state", filter.state().orElse(null), Types.VARCHAR)
        .param("limit", paging.limit() + 1)
        .query(ChangeLineStore::line)
        .list();
  }

  private static String like(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private static ChangeLine line(ResultSet row, int number) throws SQLException {
    return new ChangeLine(
        Rows.id(row, "id"),
        row.getString("key"),
        row.getString("name"),
        row.getString("ticket"),
        row.getString("email"),
        row.getInt("current_version"),
        Rows.instant(row, "created_at"),
        states(Rows.maybeText(row, "states")));
  }

  private static Map<String, ChangeLine.State> states(Optional<String> text) {
    Map<String, ChangeLine.State> states = new LinkedHashMap<>();
    text.ifPresent(it -> {
      for (String part : it.split(",", -1)) {
        String[] words = part.split(" ", -1);
        states.put(words[0], new ChangeLine.State(words[1], Integer.parseInt(words[2])));
      }
    });
    return states;
  }
}
