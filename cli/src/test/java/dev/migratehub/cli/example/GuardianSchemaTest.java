package dev.migratehub.cli.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What Guardian's tables do, not how they are written.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardianSchemaTest {

  private @Nullable Connection connection;

  @BeforeAll
  void migrate(@TempDir Path scratch) throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    Example guardian = Example.copy("guardian", scratch, Map.of("DATABASE_URL", database.url()));
    Example.Result result = guardian.run("make migrate-up");
    assertThat(result.status()).as(result.output()).isZero();
    connection = database.connect();
    connection.setAutoCommit(false);
  }

  @BeforeEach
  void fill() throws SQLException {
    say(
        "insert into users (id, email, password_hash) values ('u1', 'a@x', 'h'), ('u2', 'b@x', 'h')");
    say("insert into projects (id, name, api_key, owner_user_id) values ('p1', 'one', 'k1', 'u1')");
    say("insert into roles (user_id, project_id, role_level) values ('u2', 'p1', 'viewer')");
    say(
        "insert into config_schemas (id, name, schema_content, created_by_user_id)"
            + " values ('s1', 'app', '{}', 'u1')");
    say(
        "insert into configs (project_id, key, schema_id, content, updated_by_user_id)"
            + " values ('p1', 'app', 's1', '{\"colour\": \"red\"}', 'u1')");
    say(
        "insert into config_revisions (id, project_id, config_key, version, content, created_by_user_id)"
            + " values ('r1', 'p1', 'app', 1, '{\"colour\": \"red\"}', 'u1')");
  }

  @AfterEach
  void empty() throws SQLException {
    open().rollback();
  }

  @AfterAll
  void close() throws SQLException {
    open().close();
  }

  @Test
  void a_config_begins_at_version_one() throws SQLException {
    assertThat(ask("select version from configs")).isEqualTo("1");
    refused("update configs set version = 0", "configs_version_check");
  }

  @Test
  void an_owner_goes_with_everything_owned() throws SQLException {
    say("delete from users where id = 'u1'");

    for (String table :
        new String[] {"projects", "roles", "config_schemas", "configs", "config_revisions"}) {
      assertThat(ask("select count(*) from " + table)).as(table).isEqualTo("0");
    }
  }

  @Test
  void a_project_takes_its_roles_configs_and_revisions_along() throws SQLException {
    say("delete from projects");

    assertThat(ask("select count(*) from roles")).isEqualTo("0");
    assertThat(ask("select count(*) from configs")).isEqualTo("0");
    assertThat(ask("select count(*) from config_revisions")).isEqualTo("0");
  }

  @Test
  void a_schema_in_use_stays() throws SQLException {
    refused("delete from config_schemas", "configs_schema_id_fkey");
  }

  @Test
  void what_must_be_unique_is() throws SQLException {
    refused(
        "insert into users (id, email, password_hash) values ('u3', 'a@x', 'h')",
        "users_email_key");
    refused(
        "insert into projects (id, name, api_key, owner_user_id) values ('p2', 'two', 'k1', 'u2')",
        "projects_api_key_key");
    refused(
        "insert into roles (user_id, project_id, role_level) values ('u2', 'p1', 'admin')",
        "roles_pkey");
    refused(
        "insert into config_revisions (id, project_id, config_key, version, content, created_by_user_id)"
            + " values ('r2', 'p1', 'app', 1, '{}', 'u1')",
        "config_revisions_project_id_config_key_version_key");
  }

  @Test
  void a_role_is_one_of_three() throws SQLException {
    assertThat(
            ask(
                "select string_agg(level::text, ',') from unnest(enum_range(null::role_level)) level"))
        .isEqualTo("admin,editor,viewer");
    refused("update roles set role_level = 'owner'", "role_level");
  }

  @Test
  void contents_are_found_by_their_index() throws SQLException {
    say("set local enable_seqscan = off");

    assertThat(ask("explain select * from configs where content @> '{\"colour\": \"red\"}'"))
        .contains("configs_by_content");
    assertThat(
            ask("explain select * from config_revisions where content @> '{\"colour\": \"red\"}'"))
        .contains("config_revisions_by_content");
    assertThat(ask("explain select * from configs where key = 'app'")).contains("configs_by_key");
  }

  private void refused(String sql, String why) throws SQLException {
    say("savepoint before");
    assertThatThrownBy(() -> say(sql)).hasMessageContaining(why);
    say("rollback to savepoint before");
  }

  private void say(String sql) throws SQLException {
    try (Statement statement = open().createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = open().createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      StringJoiner lines = new StringJoiner("\n");
      while (results.next()) {
        lines.add(results.getString(1));
      }
      return lines.toString();
    }
  }

  private Connection open() {
    if (connection == null) {
      throw new IllegalStateException("not connected");
    }
    return connection;
  }
}
