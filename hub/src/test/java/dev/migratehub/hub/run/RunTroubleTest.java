package dev.migratehub.hub.run;

import static dev.migratehub.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.HubProcess;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What can go wrong while a run executes, each thing brought about on purpose.
@Tag("slow")
final class RunTroubleTest {

  private static final String[] SHORT = {
    "--migratehub.runs.heartbeat=1s",
    "--migratehub.runs.lease=3s",
    "--migratehub.runs.lock-wait=2s",
    "--migratehub.db.patience=10s"
  };

  private static TestHub hub;
  private static Scene scene;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    hub = TestHub.start(SHORT);
    scene = new Scene(hub);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void a_target_whose_server_dies_has_nothing_of_a_script_that_is_one_transaction() {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Database target = server.newDatabase();
      String run = begun("create table t (id int); select pg_sleep(60);", target);
      sleeping(target);
      server.kill();
      scene.await(run, json -> json.at("/items/0/state").asString("").equals("unknown"));
      server.start();
      JsonNode end = scene.ended(run);
      assertThat(Scene.states(end)).containsExactly("failed");
      assertThat(end.at("/items/0/error/now").asString(""))
          .as(end.toString())
          .contains("nothing of this run is in it");
      assertThat(target.text("select count(*) from pg_tables where tablename = 't'"))
          .isEqualTo("0");
    }
  }

  @Test
  void a_wire_that_is_cut_between_statements_leaves_what_was_done_and_the_rest_follows() {
    Database target = MariaDbServer.shared().newDatabase();
    target.execute("create table counted (n int)");
    try (Wire wire = new Wire(target.port())) {
      String run =
          begun(
              "insert into counted (n) values (1); insert into counted select 2 from dual where sleep(2) = 0;"
                  + " insert into counted (n) values (3);",
              wire.to(target));
      sleeping(target);
      wire.cutAfter(0);
      scene.await(run, json -> json.at("/items/0/state").asString("").equals("unknown"));
      wire.mend();
      JsonNode end = scene.ended(run);
      assertThat(Scene.states(end)).as(end.toString()).containsExactly("failed");
      assertThat(end.at("/items/0/error/code").asString("")).isEqualTo("HUB-HALF-WAY");
      assertThat(end.at("/items/0/error/now").asString(""))
          .startsWith(target.text("select count(*) from counted") + " of 3 statements of ");
      retry(run, "{}");
      assertThat(scene.ended(run).at("/run/state").asString("")).isEqualTo("executed");
      assertThat(target.text("select group_concat(n order by n) from counted")).isEqualTo("1,2,3");
    }
  }

  @Test
  void a_definition_that_is_in_doubt_is_said_to_be_and_a_decision_is_about_it_alone() {
    Database target = MariaDbServer.shared().newDatabase();
    target.execute("create table counted (n int)");
    try (Wire wire = new Wire(target.port())) {
      String run =
          begun(
              "create table t_1 as select sleep(2) as id; insert into counted (n) values (2);",
              wire.to(target));
      sleeping(target);
      wire.cutAfter(0);
      scene.await(run, json -> json.at("/items/0/state").asString("").equals("unknown"));
      wire.mend();
      inDoubt(run);
      retry(run, "{}");
      inDoubt(run);
      Client.Answer other =
          scene
              .manager()
              .post(
                  "/api/v1/runs/" + run + "/retry",
                  "{\"doubts\":{\"00000000-0000-0000-0000-000000000001\":\"skip\"}}");
      assertThat(other.status()).isEqualTo(422);
      String there =
          target.text(
              "select count(*) from information_schema.tables where table_schema = database() and table_name = 't_1'");
      retry(run, Scene.json("doubt", there.equals("1") ? "skip" : "retry"));
      assertThat(scene.ended(run).at("/run/state").asString("")).isEqualTo("executed");
      assertThat(target.text("select count(*) from t_1")).isEqualTo("1");
      assertThat(target.text("select count(*) from counted")).isEqualTo("1");
    }
  }

  private static void inDoubt(String run) {
    JsonNode end = scene.ended(run);
    assertThat(end.at("/run/state").asString("")).as(end.toString()).isEqualTo("failed");
    assertThat(end.at("/items/0/error/code").asString("")).as(end.toString()).isEqualTo("MH-030");
  }

  @Test
  void a_decision_where_nothing_is_in_doubt_is_refused() {
    Database target = PostgresServer.shared().newDatabase();
    String run = begun("select 1/0;", target);
    assertThat(scene.ended(run).at("/run/state").asString("")).isEqualTo("failed");
    assertThat(
            scene
                .manager()
                .post("/api/v1/runs/" + run + "/retry", Scene.json("doubt", "skip"))
                .status())
        .isEqualTo(422);
  }

  @Test
  void a_target_that_somebody_else_holds_is_left_alone() throws Exception {
    Database target = PostgresServer.shared().newDatabase();
    Path scripts = Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(scripts.resolve("1_long.up.sql"), "select pg_sleep(300);");
    MigrateHub other = MigrateHub.on(Targets.of("default", target.url())).scripts(scripts);
    Thread holder = Thread.ofVirtual().start(() -> upOrNot(other));
    sleeping(target);
    String run = begun("create table t (id int);", target);
    JsonNode end = scene.ended(run);
    assertThat(end.at("/items/0/state").asString("")).isEqualTo("failed");
    assertThat(end.at("/items/0/error/code").asString("")).as(end.toString()).isEqualTo("MH-050");
    other.interrupt();
    holder.join();
    retry(run, "{}");
    assertThat(scene.ended(run).at("/run/state").asString("")).isEqualTo("executed");
  }

  @Test
  void a_run_outlives_a_restart_of_the_hubs_own_database() {
    try (DatabaseServer server = PostgresServer.fresh();
        TestHub own = TestHub.startOn(server.newDatabase(), SHORT)) {
      Scene there = new Scene(own);
      Database target = MariaDbServer.shared().newDatabase();
      target.execute("create table counted (n int)");
      String set = there.set("stg", target);
      String run =
          there.request(
              there.migration(
                  "insert into counted (n) values (1); do sleep(4); insert into counted (n) values (2);",
                  ""),
              "stg",
              set);
      there.approve(run);
      there.execute(run);
      sleeping(target);
      server.stop();
      until(() -> target.text("select count(*) from counted").equals("2"));
      server.start();
      until(() -> there.manager().get("/api/v1/runs/" + run).status() == 200);
      JsonNode end = there.ended(run);
      assertThat(end.at("/run/state").asString("")).as(end.toString()).isEqualTo("executed");
      assertThat(target.text("select count(*) from counted")).isEqualTo("2");
    }
  }

  @Test
  void a_long_statement_is_really_gone_after_a_cancel_on_mariadb() {
    canceled(MariaDbServer.shared());
  }

  @Test
  void a_long_statement_is_really_gone_after_a_cancel_on_mysql() {
    canceled(MySqlServer.shared());
  }

  private static void canceled(Databases databases) {
    Database target = databases.newDatabase();
    String run =
        begun(
            // A sleep that is killed ends without an error; the next row does not.
            "create table t (id int);"
                + " insert into t select sleep(300) from (select 1 as n union all select 2) as two;",
            target);
    sleeping(target);
    Client.Answer answer = scene.manager().post("/api/v1/runs/" + run + "/cancel", "{}");
    assertThat(answer.status()).isEqualTo(202);
    JsonNode end = scene.ended(run);
    assertThat(end.at("/run/state").asString("")).as(end.toString()).isEqualTo("canceled");
    assertThat(asleep(target)).isFalse();
    assertThat(end.at("/items/0/error/now").asString("")).contains("1 of 2 statements");
    assertThat(target.text("select statements_done from migrate_hub_migrations")).isEqualTo("1");
  }

  @Test
  void a_node_that_was_suspended_beyond_its_lease_does_not_write() throws IOException {
    try (TestHub desk = TestHub.start("--migratehub.runs.node-threads=0");
        HubProcess first = HubProcess.start(desk.database(), folder, SHORT)) {
      first.ready();
      Scene there = new Scene(desk);
      Database target = MariaDbServer.shared().newDatabase();
      target.execute("create table counted (n int)");
      String run =
          there.request(
              there.migration(
                  "insert into counted (n) values (1); insert into counted select 2 from dual where sleep(3) = 0;"
                      + " insert into counted (n) values (3); insert into counted (n) values (4);",
                  ""),
              "stg",
              there.set("stg", target));
      there.approve(run);
      there.execute(run);
      sleeping(target);
      first.suspend();
      try (HubProcess second = HubProcess.start(desk.database(), folder, SHORT)) {
        // The second one has the run, and asks a target that the first one still holds.
        there.await(run, json -> json.at("/items/0/attempts").asInt(0) > 1);
        first.goOn();
        JsonNode end = there.ended(run);
        assertThat(end.at("/run/state").asString("")).as(end.toString()).isEqualTo("executed");
        assertThat(target.text("select group_concat(n order by n) from counted"))
            .isEqualTo("1,2,3,4");
        until(() -> first.log().contains("was taken over"));
        assertThat(there.run(run)).isEqualTo(end);
        assertThat(second.log()).doesNotContain("was taken over");
      }
    }
  }

  private static String begun(String up, Database target) {
    String run = scene.request(scene.migration(up, ""), "stg", scene.set("stg", target));
    scene.approve(run);
    scene.execute(run);
    return run;
  }

  private static void retry(String run, String body) {
    Client.Answer answer = scene.manager().post("/api/v1/runs/" + run + "/retry", body);
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(202);
  }

  private static void upOrNot(MigrateHub other) {
    try {
      other.up();
    } catch (dev.migratehub.engine.problem.ProblemException e) {
      // It was interrupted.
    }
  }

  /// Waits until a statement sleeps on the target.
  private static void sleeping(Database target) {
    until(() -> asleep(target));
  }

  private static boolean asleep(Database target) {
    String question =
        target.jdbcUrl().contains("postgresql")
            ? "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"
            : "select count(*) from information_schema.processlist where db = database() and state = 'User sleep'";
    return !target.text(question).equals("0");
  }
}
