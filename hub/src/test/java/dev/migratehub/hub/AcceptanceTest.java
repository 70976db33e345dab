package dev.migratehub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.audit.AuditEvent;
import dev.migratehub.hub.audit.AuditRows;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The whole way of a change through the hub, by its REST API: from signing in through an OpenID
/// provider and the project to the proof.
final class AcceptanceTest {

  private static OpenIdHub place;
  private static TestHub hub;

  @BeforeAll
  static void start() {
    place = OpenIdHub.start(_ -> {});
    hub = place.hub();
  }

  @AfterAll
  static void stop() {
    place.close();
  }

  private final Database postgres = PostgresServer.shared().newDatabase();
  private final Database maria = MariaDbServer.shared().newDatabase();
  private final Database production = PostgresServer.shared().newDatabase();

  @Test
  void a_change_goes_from_the_request_to_the_proof() {
    Client anna = place.signedIn("anna");
    User mia = person(anna, "mia", "manager");
    User ulf = person(anna, "ulf", "user");
    Scene scene =
        new Scene(hub, anna, mia, ulf, it -> place.signedIn(it.name().toLowerCase(Locale.ROOT)));
    String stg = scene.set("stg", postgres, maria);
    tested(scene, stg);
    String prd = scene.set("prd", production);
    String migration = scene.migration("create table t (id int);", "drop table t;");

    String run = approvedAndExecuted(scene, migration, stg);
    String waiting = editedAndBlocked(scene, migration, stg);
    String back = rolledBack(scene, migration, stg);
    String refused = refusedOnProduction(scene, migration, prd);

    List<AuditEvent> events = AuditRows.all(hub.database());
    assertThat(AuditRows.holdTogether(events)).isTrue();
    assertThat(of(events, run))
        .containsExactly(
            "run.request allowed",
            "run.execute denied",
            "run.approve denied",
            "run.approve allowed",
            "run.execute allowed",
            "run.claim allowed",
            "run.finish allowed");
    assertThat(of(events, waiting))
        .containsExactly("run.request allowed", "run.approve allowed", "run.execute denied");
    assertThat(of(events, back))
        .containsExactly(
            "run.request allowed",
            "run.execute denied",
            "run.approve allowed",
            "run.execute allowed",
            "run.claim allowed",
            "run.finish allowed");
    assertThat(of(events, refused)).containsExactly("run.request allowed", "run.execute denied");
    assertThat(events.stream().map(AuditEvent::action))
        .contains(
            "session.sign_in",
            "project.create",
            "project.member_add",
            "db_set.create",
            "target.create",
            "migration.create",
            "migration.edit");
  }

  private static User person(Client admin, String name, String role) {
    String address = name + "@example.org";
    Client.Answer made =
        admin.post(
            "/api/v1/users",
            Scene.json("email", address, "name", name.toUpperCase(Locale.ROOT), "role", role));
    assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
    return hub.part(Users.class).find(UUID.fromString(made.text("/id"))).orElseThrow();
  }

  private static void tested(Scene scene, String set) {
    for (JsonNode target : scene.user().get("/api/v1/db-sets/" + set + "/targets").json()) {
      String path = "/api/v1/targets/" + target.at("/id").asString() + "/test-connection";
      assertThat(scene.manager().post(path, "{}").text("/answer")).isEqualTo("OK");
    }
  }

  private String approvedAndExecuted(Scene scene, String migration, String set) {
    String run = scene.request(migration, "stg", set);
    assertThat(act(scene.user(), run, "execute").text("/error/code")).isEqualTo("run_state");
    assertThat(act(scene.user(), run, "approve").status()).isEqualTo(403);
    scene.approve(run);
    assertThat(act(scene.user(), run, "execute").status()).isEqualTo(202);
    JsonNode end = scene.ended(run);
    assertThat(end.at("/run/state").asString("")).as(end.toString()).isEqualTo("executed");
    assertThat(Scene.states(end)).containsExactly("executed", "executed");
    for (Database target : List.of(postgres, maria)) {
      assertThat(target.text("select concat(state, ' ', tool_run_id) from migrate_hub_migrations"))
          .isEqualTo("applied " + run);
    }
    for (JsonNode item : end.at("/items")) {
      String log = "/api/v1/runs/" + run + "/items/" + item.at("/id").asString("") + "/logs";
      assertThat(scene.user().get(log).whole().body()).contains("applied");
    }
    return run;
  }

  /// A run of the first text that nobody executed yet is worth nothing once the text is another.
  private static String editedAndBlocked(Scene scene, String migration, String set) {
    String run = scene.request(migration, "stg", set);
    scene.approve(run);
    String path = "/api/v1/migrations/" + migration;
    Client.Answer edited = scene.user().patch(path, Scene.json("sql_down", "drop table t; -- 2"));
    assertThat(edited.status()).as(edited.whole().body()).isEqualTo(200);
    assertThat(scene.run(run).at("/run/state").asString("")).isEqualTo("needs_reapproval");
    assertThat(act(scene.user(), run, "execute").status()).isEqualTo(409);
    return run;
  }

  private String rolledBack(Scene scene, String migration, String set) {
    String run = scene.requestRollback(migration, "stg", set);
    assertThat(act(scene.user(), run, "execute").status()).isEqualTo(409);
    scene.approve(run);
    assertThat(act(scene.user(), run, "execute").status()).isEqualTo(202);
    assertThat(scene.ended(run).at("/run/state").asString("")).isEqualTo("executed");
    for (Database target : List.of(postgres, maria)) {
      assertThat(target.text("select state from migrate_hub_migrations")).isEqualTo("rolled_back");
    }
    return run;
  }

  private String refusedOnProduction(Scene scene, String migration, String set) {
    String run = scene.request(migration, "prd", set);
    assertThat(act(scene.manager(), run, "execute").text("/error/code")).isEqualTo("run_state");
    assertThat(production.text("select count(*) from pg_tables where schemaname = 'public'"))
        .isEqualTo("0");
    return run;
  }

  private static Client.Answer act(Client who, String run, String what) {
    return who.post("/api/v1/runs/" + run + "/" + what, what.equals("approve") ? "{}" : "");
  }

  private static List<String> of(List<AuditEvent> events, String run) {
    return events.stream()
        .filter(event -> event.resourceId().equals(run))
        .map(event -> event.action() + " " + event.outcome())
        .toList();
  }
}
