package dev.migratehub.hub.run;

import dev.migratehub.hub.store.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is at a target: one at a time, for as long as it renews its lease. Each new lease has a
/// greater token, so that what an overtaken holder still writes is refused.
@Component
final class LeaseStore {

  private final JdbcClient sql;
  private final Clock clock;
  private final Duration term;

  LeaseStore(JdbcClient sql, Clock clock, RunSettings settings) {
    this.sql = sql;
    this.clock = clock;
    this.term = settings.lease();
  }

  /// How long a lease holds when it is not renewed.
  Duration term() {
    return term;
  }

  /// Takes a target that nobody holds any more.
  ///
  /// @param owner the node
  /// @return the token; empty when somebody holds it
  Optional<Long> take(UUID target, String owner, UUID item) {
    Instant now = clock.instant();
    return sql.sql(
            """
            insert into hub.target_leases as l (target_id, token, owner, item_id, expires_at)
            values (:target, 1, :owner, :item, :expires)
            on conflict (target_id) do update
              set token = l.token + 1, owner = :owner, item_id = :item, expires_at = :expires
              where l.expires_at <= :now or l.item_id is null or (l.item_id = :item and l.owner = :owner)
            returning token
            """)
        .param("target", target)
        .param("owner", owner)
        .param("item", item)
        .param("now", Rows.at(now))
        .param("expires", Rows.at(now.plus(term)))
        .query(Long.class)
        .optional();
  }

  /// Holds on to a target; the answer is whether it is still ours.
  boolean renew(UUID target, long token) {
    return sql.sql(
                "update hub.target_leases set expires_at = :expires where target_id = :target and token = :token")
            .param("target", target)
            .param("token", token)
            .param("expires", Rows.at(clock.instant().plus(term)))
            .update()
        == 1;
  }

  /// Lets go of a target; nothing if it is no longer ours.
  void release(UUID target, long token) {
    sql.sql(
            """
            update hub.target_leases set item_id = null, expires_at = :now where target_id = :target and token = :token
            """)
        .param("target", target)
        .param("token", token)
        .param("now", Rows.at(clock.instant()))
        .update();
  }
}
