package dev.migratehub.hub.run;

import dev.migratehub.hub.store.Rows;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which request made which run, for requests that came with a key.
@Component
final class IdempotencyStore {

  private final JdbcClient sql;

  IdempotencyStore(JdbcClient sql) {
    this.sql = sql;
  }

  /// A request that was made before.
  record Known(String request, UUID resource) {}

  Optional<Known> find(UUID user, String key) {
    return sql.sql("select * from hub.idempotency_keys where user_id = :user and key = :key")
        .param("user", user)
        .param("key", key)
        .query((row, _) -> new Known(row.getString("request"), Rows.id(row, "resource_id")))
        .optional();
  }

  /// Writes down a request; two of the same at once wait for each other here, and one of them
  /// fails.
  void insert(UUID user, String key, String request, Run run) {
    sql.sql(
            """
            insert into hub.idempotency_keys (user_id, key, request, resource_id, at)
            values (:user, :key, :request, :run, :at)
            """)
        .param("user", user)
        .param("key", key)
        .param("request", request)
        .param("run", run.id())
        .param("at", Rows.at(run.requestedAt()))
        .update();
  }
}
