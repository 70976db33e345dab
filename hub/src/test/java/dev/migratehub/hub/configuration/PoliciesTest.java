package dev.migratehub.hub.configuration;

import static dev.migratehub.hub.Wait.until;
import static dev.migratehub.hub.configuration.Shelf.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.run.RunLine;
import dev.migratehub.hub.run.RunLines;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies of environments that are kept in the registry.
@Tag("slow")
final class PoliciesTest {

  private static final String CONFIGS = "/v1/projects/migrate-hub/configs";

  @TempDir private static Path folder;
  private static TestHub hub;
  private static Scene scene;

  @BeforeAll
  static void start() {
    hub = Shelf.start(folder, "--migratehub.limits.writes=100000");
    scene = new Scene(hub);
    awaitMoved(hub.database());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void they_move_there_when_the_hub_starts() {
    Client.Answer prd = is(200, scene.admin().get(CONFIGS + "/environment.prd"));
    assertThat(prd.text("/content/executor")).isEqualTo("manager");
    assertThat(prd.text("/content/approval_hours")).isEqualTo("72");
    Client.Answer all = is(200, scene.admin().get("/api/v1/environments"));
    assertThat(all.text("/2/policy/executor")).isEqualTo("manager");
    assertThat(all.text("/2/in_registry")).isEqualTo("true");
    assertThat(audited("environment.policy_change", "prd")).contains("approverDiffers=true");
  }

  @Test
  void a_new_environment_has_its_policy_there_as_well() {
    environment("later", 24);
    Client.Answer kept = is(200, scene.admin().get(CONFIGS + "/environment.later"));
    assertThat(kept.text("/content/approval_hours")).isEqualTo("24");
  }

  @Test
  void whoever_changes_one_in_the_old_place_changes_it_there() {
    environment("old-place", 24);
    Client.Answer changed =
        is(200, scene.admin().put(policyPath("old-place"), policy(25), "If-Match", "\"1\""));
    assertThat(changed.tag()).isEqualTo("\"2\"");
    is(412, scene.admin().put(policyPath("old-place"), policy(26), "If-Match", "\"1\""));
    is(403, scene.manager().put(policyPath("old-place"), policy(27)));
    Client.Answer kept = is(200, scene.admin().get(CONFIGS + "/environment.old-place"));
    assertThat(kept.text("/content/approval_hours")).isEqualTo("25");
    assertThat(kept.text("/version")).isEqualTo("2");
    assertThat(audited("environment.policy_change", "old-place"))
        .contains("approvalHours=24", "approvalHours=25");
  }

  @Test
  void a_run_that_waits_when_the_policy_changes_there_has_to_be_requested_again() {
    environment("moving", 24);
    Database database = PostgresServer.shared().newDatabase();
    String set = scene.set("moving", database);
    String approved = request("moving", set);
    scene.approve(approved);
    String waiting = request("moving", set);

    is(200, put("moving", policy(30)));

    Client.Answer late = scene.manager().post("/api/v1/runs/" + waiting + "/approve", "{}");
    assertThat(late.status()).isEqualTo(409);
    scene.manager().post("/api/v1/runs/" + approved + "/execute", "");
    assertThat(scene.run(approved).at("/run/state").asString()).isEqualTo("needs_reapproval");
    assertThat(database.text("select count(*) from pg_tables where schemaname = 'public'"))
        .isEqualTo("0");
    assertThat(audited("config.change", "migrate-hub/environment.moving")).contains("\"seen\":1");

    String again = request("moving", set);
    scene.approve(again);
    scene.execute(again);
    assertThat(scene.ended(again).at("/run/state").asString()).isEqualTo("executed");
  }

  @Test
  void whoever_has_something_to_do_by_them_finds_it_in_the_inbox() {
    environment("desk", 24);
    String set = scene.set("desk", PostgresServer.shared().newDatabase());
    String run = request("desk", set);
    assertThat(desk(scene.managing(), RunLines.Desk.APPROVE)).contains(run);
    scene.approve(run);
    assertThat(desk(scene.using(), RunLines.Desk.RUN)).contains(run);

    is(200, put("desk", policy(24).replace("\"executor\":\"user\"", "\"executor\":\"manager\"")));
    assertThat(desk(scene.using(), RunLines.Desk.RUN)).doesNotContain(run);
    assertThat(desk(scene.managing(), RunLines.Desk.RUN)).contains(run);
    assertThat(line(scene.using(), run).next()).isEqualTo("a manager starts it");
  }

  @Test
  void whoever_wrote_it_is_not_asked_for_an_approval_that_others_must_give() {
    environment("four-eyes", 24);
    is(200, put("four-eyes", policy(24).replace("false", "true")));
    String set = scene.set("four-eyes", PostgresServer.shared().newDatabase());
    String change = scene.migration("create table t (id int);", "");
    is(
        200,
        scene.manager().patch("/api/v1/migrations/" + change, Scene.json("sql_up", "select 1;")));
    String run = scene.request(change, "four-eyes", set);
    assertThat(desk(scene.managing(), RunLines.Desk.APPROVE)).doesNotContain(run);
    assertThat(line(scene.managing(), run).next())
        .isEqualTo("one approval by a manager for four-eyes who did not write it");
  }

  private static List<String> desk(User who, RunLines.Desk desk) {
    return hub.part(RunLines.class).desk(TestHub.actor(who), desk, 100).stream()
        .map(it -> it.id().toString())
        .toList();
  }

  private static RunLine line(User who, String run) {
    return hub.part(RunLines.class).one(TestHub.actor(who), UUID.fromString(run)).orElseThrow();
  }

  @Test
  void what_is_no_policy_is_not_accepted_there() {
    environment("strict", 24);
    Client.Answer wrong = is(422, put("strict", policy(24).replace("24", "0")));
    assertThat(wrong.text("/error/details/violations/0/pointer")).isEqualTo("/approval_hours");
    is(422, put("strict", policy(24).replace("[]", "[\"everywhere\"]")));
    is(422, put("strict", "{}"));
    assertThat(is(200, scene.admin().get(CONFIGS + "/environment.strict")).text("/version"))
        .isEqualTo("1");
  }

  @Test
  void nobody_takes_them_away_or_gives_others_a_hand_in_them() {
    environment("taken", 24);
    Client admin = scene.admin();
    is(409, admin.delete(CONFIGS + "/environment.taken?version=1"));
    is(409, admin.delete("/v1/projects/migrate-hub"));
    is(409, admin.delete("/v1/schemas/environment-policy"));
    is(409, admin.put("/v1/schemas/environment-policy", "{\"version\":1,\"content\":true}"));
    is(
        409,
        admin.post(
            CONFIGS,
            "{\"key\":\"environment.mine\",\"schema\":\"environment-policy\",\"content\":"
                + policy(1)
                + "}"));
    is(
        409,
        admin.post(
            "/v1/projects/migrate-hub/roles",
            "{\"email\":\"%s\",\"role\":\"editor\"}".formatted(scene.using().email())));
    is(404, scene.manager().get(CONFIGS + "/environment.taken"));
    Client narrow = hub.client(hub.user(Role.ADMIN), Set.of(Scope.READ, Scope.CHANGE));
    is(403, narrow.put(CONFIGS + "/environment.taken", body(policy(48))));
  }

  @Test
  void their_pages_offer_what_can_be_done_and_say_why_the_rest_cannot() {
    environment("looked-at", 24);
    assertThat(page("/configs/migrate-hub"))
        .contains("environment.looked-at", "The hub keeps the policies of its environments there")
        .doesNotContain("New configuration", "Give this role", "Delete the project");
    assertThat(page("/configs/migrate-hub/c/environment.looked-at"))
        .contains("/edit", "The hub keeps the policies of its environments there")
        .doesNotContain("Delete the configuration");
    assertThat(page("/config-schemas/environment-policy"))
        .contains("The hub keeps the policies of its environments there")
        .doesNotContain("Delete schema");
  }

  @Test
  void a_new_configuration_is_first_held_against_a_schema_that_is_not_the_hubs() {
    is(201, scene.admin().post("/v1/projects", "{\"id\":\"mine\",\"name\":\"Mine\"}"));
    is(
        201,
        scene
            .admin()
            .post(
                "/v1/schemas",
                "{\"id\":\"zebra\",\"name\":\"Zebra\",\"content\":{\"required\":[\"log\"]}}"));
    assertThat(page("/configs/mine/new"))
        .contains("<option value=\"zebra\" selected>", "It cannot be saved like this");
  }

  private static String page(String path) {
    Client.Answer answer = scene.admin().send("GET", path, "", "Accept", "text/html");
    return is(200, answer).whole().body();
  }

  @Test
  void nobody_makes_their_place_before_the_hub_does() {
    Actor admin = TestHub.actor(hub.user(Role.ADMIN));
    Content anything = Content.parse("true");
    for (Command first :
        List.of(
            new Command.CreateProject("migrate-hub", "Mine", "hash", "somebody"),
            new Command.CreateSchema("environment-policy", "Mine", anything))) {
      assertThatThrownBy(() ->
              hub.part(RegistryNode.class)
                  .read(Consistency.STALE, state -> HubsOwn.guarded(state, admin, first)))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("policies of its environments");
    }
  }

  @Test
  void a_policy_goes_back_to_an_earlier_version_as_every_configuration_does() {
    environment("back", 24);
    is(200, put("back", policy(48)));
    is(200, scene.admin().post(CONFIGS + "/environment.back/rollback", "{\"to\":1,\"version\":2}"));
    Client.Answer all = is(200, scene.admin().get("/api/v1/environments"));
    assertThat(all.whole().body()).contains("\"name\":\"back\"");
    assertThat(hub.database().text("select policy from hub.environments where name = 'back'"))
        .isEqualTo("null");
    assertThat(is(200, scene.admin().get(CONFIGS + "/environment.back")).text("/version"))
        .isEqualTo("3");
  }

  @Test
  void a_hub_that_does_not_reach_them_decides_nothing_until_it_has_one() {
    Database database = PostgresServer.shared().newDatabase();
    String setting = "--migratehub.registry.folder=" + folder.resolve("second");
    String run;
    try (TestHub first = TestHub.startOn(database, setting)) {
      awaitMoved(database);
      Scene there = new Scene(first);
      String set = there.set("daily", PostgresServer.shared().newDatabase());
      run =
          there.request(there.migration("create table t (id int);", "drop table t;"), "daily", set);
      there.approve(run);
    }
    try (TestHub second = TestHub.startOn(database)) {
      Client admin = second.client(second.user(Role.ADMIN));
      Client.Answer refused = is(503, admin.post("/api/v1/runs/" + run + "/execute", ""));
      assertThat(refused.text("/error/code")).isEqualTo("policy_unknown");
      assertThat(refused.text("/error/message")).contains("MIGRATEHUB_REGISTRY_FOLDER");
      assertThat(is(200, admin.get("/api/v1/environments")).json().at("/0/policy").isMissingNode())
          .isTrue();
      is(200, admin.put(policyPath("daily"), policy(12)));
      assertThat(is(200, admin.get("/api/v1/environments")).text("/0/policy/approval_hours"))
          .isEqualTo("12");
    }
    try (TestHub third = TestHub.startOn(database, setting)) {
      awaitMoved(database);
      Client admin = third.client(third.user(Role.ADMIN));
      Client.Answer kept = is(200, admin.get(CONFIGS + "/environment.daily"));
      assertThat(kept.text("/content/approval_hours")).isEqualTo("12");
      assertThat(kept.text("/version")).isEqualTo("2");
    }
  }

  private static String request(String environment, String set) {
    return scene.request(
        scene.migration("create table t (id int);", "drop table t;"), environment, set);
  }

  private static Client.Answer put(String environment, String policy) {
    return scene.admin().put(CONFIGS + "/environment." + environment, body(policy));
  }

  private static String body(String policy) {
    return "{\"version\":1,\"content\":" + policy + "}";
  }

  private static void environment(String name, int hours) {
    is(
        201,
        scene
            .admin()
            .post(
                "/api/v1/environments",
                "{\"name\":\"%s\",\"policy\":%s}".formatted(name, policy(hours))));
    awaitMoved(hub.database());
  }

  private static String policyPath(String environment) {
    return "/api/v1/environments/" + environment + "/policy";
  }

  private static String policy(int hours) {
    return """
    {"approver_differs":false,"executor":"user","target_creator":"user","approval_hours":%d,"networks":[]}\
    """
        .formatted(hours);
  }

  private static String audited(String action, String resource) {
    return hub.database()
        .text(
            """
            select string_agg(details::text, ' ')
            from hub.audit_events where action = '%s' and resource_id = '%s' and outcome = 'allowed'
            """
                .formatted(action, resource));
  }

  private static void awaitMoved(Database database) {
    until(() ->
        database
            .text("select count(*) from hub.environments where policy is not null")
            .equals("0"));
  }
}
