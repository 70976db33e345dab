package dev.migratehub.hub.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The environments' table. Where a row has no policy, the registry has it.
@Component
final class EnvironmentStore {

  private final JdbcClient sql;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  EnvironmentStore(JdbcClient sql) {
    this.sql = sql;
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
            .param("policy", json.writeValueAsString(PolicyBody.of(policy)))
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
            .param("policy", json.writeValueAsString(PolicyBody.of(policy)))
            .param("version", version)
            .update()
        == 1;
  }

  /// Takes the policy out of the table, because the registry has it.
  ///
  /// @return whether the table still had that version
  boolean clear(String name, long version) {
    return sql.sql(
                """
                update hub.environments set policy = null, version = version + 1
                where name = :name and version = :version
                """)
            .param("name", name)
            .param("version", version)
            .update()
        == 1;
  }

  private Environment row(ResultSet row, int number) throws SQLException {
    Optional<Policy> policy =
        Optional.ofNullable(row.getString("policy"))
            .map(it -> json.readValue(it, PolicyBody.class).policy());
    return new Environment(
        row.getString("name"),
        row.getInt("position"),
        policy,
        row.getLong("version"),
        policy.isEmpty());
  }
}
