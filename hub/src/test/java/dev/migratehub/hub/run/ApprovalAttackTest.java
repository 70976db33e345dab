package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Attacks on what was approved, by people who may edit things and by the owner of the hub's own
/// database, who can switch off its triggers: none of them gets anything executed.
@Tag("slow")
final class ApprovalAttackTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Takes requests and executes nothing, so that there is time between the queue and the claim.
  private static TestHub desk;

  @BeforeAll
  static void start() {
    desk = TestHub.start("--migratehub.runs.node-threads=0");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  /// A run that somebody approved, in an environment and a project of its own.
  private record Approved(
      Scene scene,
      String environment,
      String set,
      String migration,
      String run,
      Database database) {

    static Approved fresh() {
      Scene scene = new Scene(desk);
      String environment = newEnvironment(scene, "env-" + COUNT.incrementAndGet());
      Database database = PostgresServer.shared().newDatabase();
      String set = scene.set(environment, database);
      String migration = scene.migration("create table t (id int);", "drop table t;");
      String run = scene.request(migration, environment, set);
      scene.approve(run);
      return new Approved(scene, environment, set, migration, run, database);
    }

    void sql(String text) {
      desk.database()
          .execute(
              "set session_replication_role = replica",
              text.replace(":run", "'" + run + "'")
                  .replace(":set", "'" + set + "'")
                  .replace(":migration", "'" + migration + "'"));
    }

    /// A target that nobody approved.
    String other() {
      return scene.target(
          scene.set(environment, new Database[0]), PostgresServer.shared().newDatabase());
    }

    String target() {
      return desk.database()
          .text("select target_id from hub.run_items where run_id = '" + run + "'");
    }

    String approver() {
      return scene.managing().id().toString();
    }

    void untouched(SoftAssertions softly, String attack) {
      softly
          .assertThat(database.text("select count(*) from pg_tables where schemaname = 'public'"))
          .as(attack)
          .isEqualTo("0");
    }

    void refused(SoftAssertions softly, String attack, String code, String action) {
      JsonNode now = scene.admin().get("/api/v1/runs/" + run).json();
      softly.assertThat(now.at("/run/state").asString("")).as(attack).isEqualTo("needs_reapproval");
      softly.assertThat(now.at("/run/reason").asString("")).as(attack).isNotBlank();
      softly
          .assertThat(
              desk.database()
                  .text(
                      """
                      select string_agg(details::jsonb ->> 'refusal', ' ') from hub.audit_events
                      where resource_id = '%s' and outcome = 'denied' and action = '%s'
                      """
                          .formatted(run, action)))
          .as(attack)
          .isEqualTo(code);
      untouched(softly, attack);
    }
  }

  private static String newEnvironment(Scene scene, String name) {
    String policy = "{\"name\":\"%s\",\"policy\":%s}".formatted(name, policy(168));
    assertThat(scene.admin().post("/api/v1/environments", policy).status()).isEqualTo(201);
    return name;
  }

  private static String policy(int hours) {
    return """
    {"approver_differs":true,"executor":"manager","target_creator":"manager","approval_hours":%d,"networks":[]}\
    """
        .formatted(hours);
  }

  private record Attack(String name, String code, Consumer<Approved> does) {}

  private static Attack attack(String name, String code, Consumer<Approved> does) {
    return new Attack(name, code, does);
  }

  private static Attack sql(String name, String code, String text) {
    return new Attack(name, code, approved -> approved.sql(text));
  }

  private static final List<Attack> ATTACKS =
      List.of(
          sql(
              "a byte of the up script",
              "content_changed",
              "update hub.migration_versions set sql_up = replace(sql_up, 'id', 'ie') where migration_id = :migration"),
          sql(
              "a byte of the down script",
              "content_changed",
              "update hub.migration_versions set sql_down = sql_down || ' ' where migration_id = :migration"),
          sql(
              "no down script",
              "content_changed",
              "update hub.migration_versions set sql_down = null where migration_id = :migration"),
          sql(
              "another transaction mode",
              "content_changed",
              "update hub.migration_versions set transaction_mode = 'no_transaction' where migration_id = :migration"),
          sql(
              "another key",
              "content_changed",
              "update hub.migrations set key = key || '9' where id = :migration"),
          attack(
              "another target in the set",
              "content_changed",
              it -> it.scene().target(it.set(), PostgresServer.shared().newDatabase())),
          attack(
              "a target disabled",
              "content_changed",
              it -> it.scene().admin().post("/api/v1/targets/" + it.target() + "/disable", "")),
          attack(
              "a target in another set",
              "content_changed",
              it -> {
                String other = it.scene().set(it.environment(), new Database[0]);
                it.sql(
                    "update hub.db_targets set db_set_id = '"
                        + other
                        + "' where id = '"
                        + it.target()
                        + "'");
              }),
          attack(
              "a target that leads elsewhere",
              "content_changed",
              it ->
                  it.scene()
                      .admin()
                      .patch(
                          "/api/v1/targets/" + it.target(),
                          Scene.json("host", "localhost", "password", it.database().password()))),
          attack(
              "an item that goes to another target",
              "content_changed",
              it ->
                  it.sql(
                      "update hub.run_items set target_id = '"
                          + it.other()
                          + "' where run_id = :run")),
          attack(
              "one more item",
              "content_changed",
              it ->
                  it.sql(
                      "insert into hub.run_items (id, run_id, target_id, position, state) values"
                          + " (gen_random_uuid(), :run, '"
                          + it.other()
                          + "', 2, 'queued')")),
          attack(
              "another policy",
              "content_changed",
              it -> {
                String path = "/api/v1/environments/" + it.environment() + "/policy";
                assertThat(it.scene().admin().put(path, policy(8760)).status()).isEqualTo(200);
              }),
          attack(
              "another environment",
              "content_changed",
              it -> {
                String prd = newEnvironment(it.scene(), "prd-" + COUNT.incrementAndGet());
                String set = it.scene().set(prd, PostgresServer.shared().newDatabase());
                it.sql(
                    "update hub.runs set environment = '"
                        + prd
                        + "', db_set_id = '"
                        + set
                        + "' where id = :run");
              }),
          sql(
              "another digest",
              "content_changed",
              "update hub.runs set digest = sha256('x') where id = :run"),
          attack(
              "the set disabled",
              "content_changed",
              it -> it.scene().admin().post("/api/v1/db-sets/" + it.set() + "/disable", "")),
          sql(
              "another direction",
              "content_changed",
              "update hub.runs set direction = 'rollback' where id = :run"),
          sql(
              "another way to go over the targets",
              "content_changed",
              "update hub.runs set on_failure = 'continue', parallel = 64 where id = :run"),
          attack(
              "the approver demoted",
              "approver_lost_role",
              it -> {
                it.scene().member(it.scene().managing(), "user");
                it.sql("update hub.users set role = 'user' where id = '" + it.approver() + "'");
              }),
          attack(
              "the approver removed from the project",
              "approver_lost_role",
              it ->
                  it.scene()
                      .admin()
                      .delete(
                          "/api/v1/projects/"
                              + it.scene().project()
                              + "/members/"
                              + it.approver())),
          attack(
              "the approver disabled",
              "approver_lost_role",
              it ->
                  it.sql(
                      "update hub.users set disabled_at = now() where id = '"
                          + it.approver()
                          + "'")),
          attack(
              "the approver an author",
              "own_change",
              it ->
                  it.sql(
                      "update hub.migration_versions set author_id = '"
                          + it.approver()
                          + "' where migration_id = :migration")),
          sql(
              "an approval that expired",
              "approval_expired",
              "update hub.approvals set expires_at = now() - interval '1 second' where run_id = :run"),
          sql(
              "an approval of something else",
              "approved_other",
              "update hub.approvals set digest = sha256('x') where run_id = :run"),
          sql(
              "an approval that is a denial",
              "not_approved",
              "update hub.approvals set decision = 'denied' where run_id = :run"),
          sql("no approval", "not_approved", "delete from hub.approvals where run_id = :run"));

  @Test
  void each_attack_is_refused_when_somebody_executes() {
    SoftAssertions softly = new SoftAssertions();
    for (Attack attack : ATTACKS) {
      Approved approved = Approved.fresh();
      attack.does().accept(approved);
      Client.Answer answer =
          approved.scene().admin().post("/api/v1/runs/" + approved.run() + "/execute", "");
      softly.assertThat(answer.status()).as(attack.name()).isEqualTo(409);
      softly.assertThat(answer.text("/error/code")).as(attack.name()).isEqualTo(attack.code());
      approved.refused(softly, attack.name(), attack.code(), "run.execute");
    }
    softly.assertAll();
  }

  @Test
  void each_attack_between_execute_and_the_claim_is_refused_at_the_claim() {
    Map<Attack, Approved> queued = new LinkedHashMap<>();
    for (Attack attack : ATTACKS) {
      Approved approved = Approved.fresh();
      assertThat(
              approved
                  .scene()
                  .admin()
                  .post("/api/v1/runs/" + approved.run() + "/execute", "")
                  .status())
          .isEqualTo(202);
      attack.does().accept(approved);
      queued.put(attack, approved);
    }
    Approved untampered = Approved.fresh();
    untampered.scene().execute(untampered.run());
    SoftAssertions softly = new SoftAssertions();
    try (TestHub _ = TestHub.startOn(desk.database())) {
      queued.forEach((attack, approved) -> {
        ended(approved);
        approved.refused(softly, attack.name(), attack.code(), "run.claim");
      });
      assertThat(ended(untampered)).isEqualTo("executed");
    }
    softly.assertAll();
  }

  private static String ended(Approved approved) {
    return approved
        .scene()
        .await(
            approved.run(),
            approved.scene().admin(),
            json ->
                json.at("/run/state")
                    .asString("")
                    .matches("executed|failed|canceled|needs_reapproval"))
        .at("/run/state")
        .asString("");
  }

  @Test
  void an_approval_does_not_count_for_a_run_that_is_the_same_again() {
    Approved first = Approved.fresh();
    first.scene().execute(first.run());
    try (TestHub _ = TestHub.startOn(desk.database())) {
      assertThat(ended(first)).isEqualTo("executed");
    }
    String second = first.scene().request(first.migration(), first.environment(), first.set());
    first.sql(
        "insert into hub.approvals select gen_random_uuid(), '%s', decision, by_user, role, at, expires_at, digest, comment from hub.approvals where run_id = :run"
            .formatted(second));
    first.sql("update hub.runs set state = 'approved' where id = '" + second + "'");
    Client.Answer answer = first.scene().admin().post("/api/v1/runs/" + second + "/execute", "");
    assertThat(answer.text("/error/code")).isEqualTo("approved_other");
  }

  @Test
  void who_wrote_any_version_since_the_last_approval_is_an_author() {
    Scene scene = new Scene(desk);
    String environment = newEnvironment(scene, "env-" + COUNT.incrementAndGet());
    String set = scene.set(environment, PostgresServer.shared().newDatabase());
    String migration = scene.migration("create table t (id int);", "");
    String path = "/api/v1/migrations/" + migration;
    assertThat(
            scene.manager().patch(path, Scene.json("sql_up", "create table u (id int);")).status())
        .isEqualTo(200);
    assertThat(scene.user().patch(path, Scene.json("sql_up", "create table v (id int);")).status())
        .isEqualTo(200);
    String run = scene.request(migration, environment, set);
    Client.Answer refused = scene.manager().post("/api/v1/runs/" + run + "/approve", "{}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/error/code")).isEqualTo("own_change");
    assertThat(scene.admin().post("/api/v1/runs/" + run + "/approve", "{}").status())
        .isEqualTo(200);
  }
}
