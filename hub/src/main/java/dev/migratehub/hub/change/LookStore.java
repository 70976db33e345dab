package dev.migratehub.hub.change;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of who saw which version of a change last.
@Component
final class LookStore {

  private final JdbcClient sql;

  LookStore(JdbcClient sql) {
    this.sql = sql;
  }

  /// Writes down a look; the answer is the version that was seen before.
  Optional<Integer> look(UUID user, UUID change, int version) {
    return sql.sql(
            """
            insert into hub.change_looks (user_id, migration_id, version_number, before)
            values (:user, :change, :version, null)
            on conflict (user_id, migration_id) do update set
              before = case when change_looks.version_number < excluded.version_number
                then change_looks.version_number else change_looks.before end,
              version_number = greatest(change_looks.version_number, excluded.version_number)
            returning before
            """)
        .param("user", user)
        .param("change", change)
        .param("version", version)
        .query((row, _) -> Optional.ofNullable(row.getObject("before", Integer.class)))
        .single();
  }
}
