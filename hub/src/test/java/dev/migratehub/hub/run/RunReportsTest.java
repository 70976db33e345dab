package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What is told of runs besides their states: figures, and logs without secrets.
final class RunReportsTest {

  private static final String CANARY = "canary-8813";

  private static TestHub hub;
  private static Scene scene;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    scene = new Scene(hub);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void runs_and_items_are_counted_and_timed() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    scene.executed(scene.migration("create table t (id int);", ""), "stg", set);
    scene.executed(scene.migration("create table t (id int);", ""), "stg", set);
    assertThat(scene.admin().get("/metrics").whole().body())
        .containsPattern("migratehub_runs_started_total\\{.*environment=\"stg\".*} 2.0")
        .containsPattern("migratehub_runs_ended_total\\{.*state=\"executed\"} 1.0")
        .containsPattern("migratehub_runs_ended_total\\{.*state=\"failed\"} 1.0")
        .containsPattern("migratehub_run_duration_seconds_count\\{.*state=\"failed\"} 1")
        .containsPattern("migratehub_item_duration_seconds_count\\{.*state=\"executed\"} 1")
        .containsPattern("migratehub_target_failures_total\\{.*target=\"target-\\d+\"} 1.0")
        .contains("migratehub_runs_queued 0.0", "migratehub_runs_running 0.0");
  }

  static Stream<Database> servers() {
    return Stream.of(PostgresServer.shared().newDatabase(), MariaDbServer.shared().newDatabase());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rows_that_were_changed_are_counted_on_each_target(Database server) {
    String set = scene.set("stg", server);
    String up =
        "create table c (id int); insert into c values (1), (2), (3); select * from c;"
            + " update c set id = id + 10 where id < 3; delete from c where id = 3;";
    JsonNode run = scene.executed(scene.migration(up, "delete from c;"), "stg", set);
    assertThat(run.at("/items/0/rows_changed").asLong()).as(run.toString()).isEqualTo(6);
    JsonNode nothing = scene.executed(scene.migration("create table d (id int);", ""), "stg", set);
    assertThat(nothing.at("/items/0/rows_changed").asLong(-1)).isZero();
    String asked = scene.request(scene.migration("select 1;", ""), "stg", set);
    assertThat(scene.run(asked).at("/items/0/rows_changed").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_secret_in_a_script_is_in_no_log_and_no_error(Database server) {
    String set = scene.set("stg", server);
    String change =
        server.url().startsWith("postgres")
            ? "create role r_%s login password '%s'; select '%s'::int;"
            : "create user u_%s identified by '%s'; signal sqlstate '45000' set message_text = '%s';";
    String migration = scene.migration(change.formatted(server.database(), CANARY, CANARY), "");
    JsonNode run = scene.executed(migration, "stg", set);
    assertThat(run.at("/run/state").asString()).isEqualTo("failed");
    assertThat(run.at("/items/0/error/what").asString()).contains("***");
    assertThat(run.toString()).doesNotContain(CANARY);
    String path =
        "/api/v1/runs/%s/items/%s/logs"
            .formatted(run.at("/run/id").asString(), run.at("/items/0/id").asString());
    assertThat(scene.manager().get(path).whole().body()).contains("***").doesNotContain(CANARY);
  }
}
