package dev.migratehub.hub.inventory;

import dev.migratehub.hub.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of connection tests.
@Component
final class ConnectionTestStore {

  private final JdbcClient sql;

  ConnectionTestStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(ConnectionTest test) {
    sql.sql(
            """
            insert into hub.connection_tests (id, target_id, at, by_user, answer, server_version, server_identity)
            values (:id, :target, :at, :by, :answer, nullif(:version, ''), nullif(:identity, ''))
            """)
        .param("id", test.id())
        .param("target", test.targetId())
        .param("at", Rows.at(test.at()))
        .param("by", test.byUser())
        .param("answer", test.answer().name())
        .param("version", test.serverVersion())
        .param("identity", test.serverIdentity())
        .update();
  }

  /// The latest test of each target of a set.
  List<ConnectionTest> latestOfSet(UUID set) {
    return sql.sql(
            """
            select l.* from hub.db_targets t cross join lateral (select * from hub.connection_tests c
              where c.target_id = t.id order by c.at desc limit 1) l
            where t.db_set_id = :set
            """)
        .param("set", set)
        .query(ConnectionTestStore::test)
        .list();
  }

  /// The tests of a target, the newest first.
  List<ConnectionTest> ofTarget(UUID target, int limit) {
    return sql.sql(
            "select * from hub.connection_tests where target_id = :target order by at desc limit :limit")
        .param("target", target)
        .param("limit", limit)
        .query(ConnectionTestStore::test)
        .list();
  }

  private static ConnectionTest test(ResultSet row, int number) throws SQLException {
    return new ConnectionTest(
        Rows.id(row, "id"),
        Rows.id(row, "target_id"),
        Rows.instant(row, "at"),
        Rows.id(row, "by_user"),
        ConnectionTest.Answer.valueOf(row.getString("answer")),
        Rows.maybeText(row, "server_version").orElse(""),
        Rows.maybeText(row, "server_identity").orElse(""),
        List.of());
  }
}
