package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The environments' table.
@Component
final class EnvironmentStore {

  private final JdbcClient sql;
  private final JsonMapper json = JsonMapper.builder().build();

  EnvironmentStore(JdbcClient sql) {
    this.sql = sql;
  }

  /// A policy as it stands in its column.
  record Written(
      boolean approverDiffers,
      String executor,
      String targetCreator,
      int approvalHours,
      List<String> networks) {

    static Written of(Policy policy) {
      return new Written(
          policy.approverDiffers(),
          policy.executor().text(),
          policy.targetCreator().text(),
          policy.approvalHours(),
          policy.networks());
    }

    Policy policy() {
      return new Policy(
          approverDiffers, Role.of(executor), Role.of(targetCreator), approvalHours, networks);
    }
  }

  List<Environment> list() {
    return sql.sql("select * from hub.environments order by position").query(this::row).list();
  }

  Optional<Environment> find(String name) {
    return sql.sql("select * from hub.environments where name = :name")
        .param("name", name)
        .query(this::row)
        .optional();
  }

  boolean insert(String name, Policy policy) {
    return sql.sql(
                """
                insert into hub.environments (name, position, policy)
                select :name, coalesce(max(position), 0) + 1, cast(:policy as jsonb) from hub.environments
                on conflict do nothing
                """)
            .param("name", name)
            .param("policy", json.writeValueAsString(Written.of(policy)))
            .update()
        == 1;
  }

  boolean update(String name, Policy policy, long version) {
    return sql.sql(
                """
                update hub.environments set policy = cast(:policy as jsonb), version = version + 1
                where name = :name and version = :version
                """)
            .param("name", name)
            .param("policy", json.writeValueAsString(Written.of(policy)))
            .param("version", version)
            .update()
        == 1;
  }

  private Environment row(ResultSet row, int number) throws SQLException {
    Written written = json.readValue(row.getString("policy"), Written.class);
    return new Environment(
        row.getString("name"), row.getInt("position"), written.policy(), row.getLong("version"));
  }
}
