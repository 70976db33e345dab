package dev.migratehub.hub.change;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Which version of a change somebody saw last, so that the next time a page can say what is
/// different since.
@Service
public final class Looks {

  private final JdbcClient sql;

  Looks(JdbcClient sql) {
    this.sql = sql;
  }

  /// Notes that somebody looks at a version now.
  ///
  /// @return the version that was seen before this one; the same again stays the same answer, so
  ///   that loading a page twice loses nothing; empty for the first look at the change
  public Optional<Integer> look(UUID user, UUID change, int version) {
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
