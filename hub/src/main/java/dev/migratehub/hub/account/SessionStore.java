package dev.migratehub.hub.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Spring Session's tables, as far as they are looked at and emptied from outside it. Attributes
/// are texts in UTF-8.
@Component
final class SessionStore {

  private final JdbcClient sql;

  SessionStore(JdbcClient sql) {
    this.sql = sql;
  }

  /// Those of a user that still live, the newest first.
  List<Session> ofUser(UUID user) {
    return list(Optional.of(user), Integer.MAX_VALUE);
  }

  /// Of one user or of all, the newest first.
  List<Session> list(Optional<UUID> user, int limit) {
    return sql.sql(
            """
            select creation_time, last_access_time, principal_name,
              (select convert_from(attribute_bytes, 'UTF8') from hub.spring_session_attributes
                where session_primary_id = primary_id and attribute_name = 'name') as name,
              (select convert_from(attribute_bytes, 'UTF8') from hub.spring_session_attributes
                where session_primary_id = primary_id and attribute_name = 'ip') as ip,
              (select convert_from(attribute_bytes, 'UTF8') from hub.spring_session_attributes
                where session_primary_id = primary_id and attribute_name = 'agent') as agent
            from hub.spring_session
            where principal_name = coalesce(cast(:user as text), principal_name) and expiry_time > :now
            order by creation_time desc, primary_id limit :limit
            """)
        .param("user", user.map(UUID::toString).orElse(null), Types.VARCHAR)
        .param("now", System.currentTimeMillis())
        .param("limit", limit)
        .query(SessionStore::session)
        .list();
  }

  /// Ends all of a user at once; the answer is how many there were.
  int endAll(UUID user) {
    return sql.sql("delete from hub.spring_session where principal_name = :user")
        .param("user", user.toString())
        .update();
  }

  /// Ends all of a user but one; the answer is how many there were.
  int endOthers(UUID user, UUID name) {
    return sql.sql(
            """
            delete from hub.spring_session where principal_name = :user and not exists (
              select from hub.spring_session_attributes where session_primary_id = primary_id
                and attribute_name = 'name' and attribute_bytes = convert_to(:name, 'UTF8'))
            """)
        .param("user", user.toString())
        .param("name", name.toString())
        .update();
  }

  /// Ends one of a user; the answer is whether it was there.
  boolean end(UUID user, UUID name) {
    return sql.sql(
                """
                delete from hub.spring_session where principal_name = :user and exists (
                  select from hub.spring_session_attributes where session_primary_id = primary_id
                    and attribute_name = 'name' and attribute_bytes = convert_to(:name, 'UTF8'))
                """)
            .param("user", user.toString())
            .param("name", name.toString())
            .update()
        > 0;
  }

  private static Session session(ResultSet row, int number) throws SQLException {
    return new Session(
        UUID.fromString(row.getString("name")),
        UUID.fromString(row.getString("principal_name")),
        row.getString("ip"),
        row.getString("agent"),
        Instant.ofEpochMilli(row.getLong("creation_time")),
        Instant.ofEpochMilli(row.getLong("last_access_time")));
  }
}
