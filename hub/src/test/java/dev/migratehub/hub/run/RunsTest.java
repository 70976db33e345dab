package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class RunsTest {

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
  void an_approved_run_reaches_every_target_and_its_history() {
    Database postgres = PostgresServer.shared().newDatabase();
    Database maria = MariaDbServer.shared().newDatabase();
    String set = scene.set("stg", postgres, maria);
    String migration = scene.migration("create table t (id int);", "drop table t;");
    String run = scene.request(migration, "stg", set);
    scene.approve(run);
    scene.execute(run);
    JsonNode end = scene.ended(run);
    assertThat(end.at("/run/state").asString()).as(end.toString()).isEqualTo("executed");
    assertThat(Scene.states(end)).containsExactly("executed", "executed");
    for (Database target : List.of(postgres, maria)) {
      assertThat(target.text("select concat(state, ' ', tool_run_id) from migrate_hub_migrations"))
          .isEqualTo("applied " + run);
    }
    String item = end.at("/items/0/id").asString();
    Client.Answer log = scene.user().get("/api/v1/runs/" + run + "/items/" + item + "/logs");
    assertThat(log.whole().body()).contains("attempt 1 on node", "applied");
  }

  @Test
  void who_approved_a_version_is_shown_what_the_next_one_changes() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String migration = scene.migration("create table seen (id int);", "");
    scene.approve(scene.request(migration, "stg", set));
    String edit = Scene.json("sql_up", "create table seen (id bigint);");
    assertThat(scene.user().patch("/api/v1/migrations/" + migration, edit).status()).isEqualTo(200);
    String run = scene.request(migration, "stg", set);
    String project = scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
    String page =
        scene
            .manager()
            .send("GET", "/p/" + project + "/runs/" + run, "", "Accept", "text/html")
            .whole()
            .body();
    assertThat(page).contains("You saw version 1.").doesNotContain("seen no other version");
  }

  @Test
  void nothing_runs_without_an_approval() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String run = scene.request(scene.migration("create table t (id int);", ""), "stg", set);
    Client.Answer refused = scene.manager().post("/api/v1/runs/" + run + "/execute", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/error/code")).isEqualTo("run_state");
  }

  @Test
  void the_second_time_a_target_is_skipped() {
    Database target = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", target);
    String migration = scene.migration("create table t (id int);", "");
    scene.executed(migration, "stg", set);
    JsonNode again = scene.executed(migration, "stg", set);
    assertThat(again.at("/run/state").asString()).isEqualTo("executed");
    assertThat(Scene.states(again)).containsExactly("skipped");
  }

  @Test
  void a_failure_stops_the_run_before_the_other_targets_and_a_retry_goes_on() {
    Database good = PostgresServer.shared().newDatabase();
    Database bad = PostgresServer.shared().newDatabase();
    Database last = PostgresServer.shared().newDatabase();
    bad.execute("create table t (id int)");
    String set = scene.set("stg", good, bad, last);
    JsonNode end = scene.executed(scene.migration("create table t (id int);", ""), "stg", set);
    assertThat(end.at("/run/state").asString()).isEqualTo("failed");
    assertThat(Scene.states(end)).containsExactly("executed", "failed", "canceled");
    assertThat(end.at("/items/1/error/code").asString()).isEqualTo("MH-031");
    bad.execute("drop table t");
    String run = end.at("/run/id").asString();
    assertThat(scene.manager().post("/api/v1/runs/" + run + "/retry", "{}").status())
        .isEqualTo(202);
    JsonNode retried = scene.ended(run);
    assertThat(retried.at("/run/state").asString()).isEqualTo("executed");
    assertThat(Scene.states(retried)).containsExactly("executed", "executed", "executed");
  }

  @Test
  void a_failure_lets_the_others_go_on_where_that_is_wanted() {
    Database bad = PostgresServer.shared().newDatabase();
    bad.execute("create table t (id int)");
    String set =
        scene.set(
            "stg",
            PostgresServer.shared().newDatabase(),
            bad,
            PostgresServer.shared().newDatabase());
    JsonNode end =
        scene.executed(
            scene.migration("create table t (id int);", ""),
            "stg",
            set,
            "on_failure",
            "continue",
            "parallel",
            3);
    assertThat(Scene.states(end)).containsExactly("executed", "failed", "executed");
  }

  @Test
  void a_rollback_needs_its_own_approval_and_marks_the_history() {
    Database target = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", target);
    String migration = scene.migration("create table t (id int);", "drop table t;");
    scene.executed(migration, "stg", set);
    String back = scene.requestRollback(migration, "stg", set);
    assertThat(scene.manager().post("/api/v1/runs/" + back + "/execute", "").status())
        .isEqualTo(409);
    scene.approve(back);
    scene.execute(back);
    assertThat(scene.ended(back).at("/run/state").asString()).isEqualTo("executed");
    assertThat(target.text("select state from migrate_hub_migrations")).isEqualTo("rolled_back");
  }

  @Test
  void other_content_under_the_same_key_is_refused() {
    Database target = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", target);
    String migration = scene.migration("create table t (id int);", "");
    scene.executed(migration, "stg", set);
    scene
        .user()
        .patch("/api/v1/migrations/" + migration, Scene.json("sql_up", "create table u (id int);"));
    JsonNode end = scene.executed(migration, "stg", set);
    assertThat(Scene.states(end)).containsExactly("failed");
    assertThat(end.at("/items/0/error/code").asString()).isEqualTo("HUB-OTHER-CONTENT");
    assertThat(target.text("select count(*) from pg_tables where tablename = 'u'")).isEqualTo("0");
  }

  @Test
  void a_long_statement_is_really_gone_after_a_cancel() {
    Database target = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", target);
    String run =
        scene.request(
            scene.migration("create table t (id int); select pg_sleep(300);", ""), "stg", set);
    scene.approve(run);
    scene.execute(run);
    scene.await(run, json -> json.at("/items/0/state").asString("").equals("running"));
    pauseUntil(
        target,
        "select count(*) from pg_stat_activity where query like '%pg_sleep(300)%' and state = 'active'",
        "2");
    assertThat(
            scene
                .manager()
                .post("/api/v1/runs/" + run + "/cancel", Scene.json("comment", "too slow"))
                .status())
        .isEqualTo(202);
    JsonNode end = scene.ended(run);
    assertThat(end.at("/run/state").asString()).isEqualTo("canceled");
    assertThat(Scene.states(end)).containsExactly("canceled");
    assertThat(
            target.text(
                "select count(*) from pg_stat_activity where query like '%pg_sleep%' and state = 'active'"
                    + " and pid <> pg_backend_pid()"))
        .isEqualTo("0");
    assertThat(target.text("select count(*) from pg_tables where tablename = 't'")).isEqualTo("0");
  }

  @Test
  void a_target_that_is_down_fails_and_nothing_was_executed() {
    Database gone = new Database("jdbc:postgresql://127.0.0.1:1/x", "127.0.0.1", 1, "x", "u", "p");
    String set = scene.set("stg", gone);
    JsonNode end = scene.executed(scene.migration("create table t (id int);", ""), "stg", set);
    assertThat(Scene.states(end)).containsExactly("failed");
    assertThat(end.at("/items/0/error/code").asString()).isEqualTo("MH-040");
  }

  @Test
  void a_request_with_a_key_makes_one_run_however_often_it_is_sent() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String path =
        "/api/v1/migrations/"
            + scene.migration("create table t (id int);", "")
            + "/request-approval";
    String wish = Scene.wish("stg", set);
    Set<String> runs = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> runs.add(scene.user().post(path, wish, "Idempotency-Key", "once").text("/id")));
      }
    }
    assertThat(runs).hasSize(1).doesNotContain("");
    Client.Answer other =
        scene
            .user()
            .post(
                path, Scene.wish("stg", set, "on_failure", "continue"), "Idempotency-Key", "once");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("/error/code")).isEqualTo("idempotency_key_used");
    assertThat(scene.manager().post(path, wish, "Idempotency-Key", "once").text("/id"))
        .as("a key is its user's own")
        .isNotIn(runs);
  }

  private static void pauseUntil(Database target, String question, String answer) {
    for (int i = 0; i < 100 && !target.text(question).equals(answer); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
