package dev.migratehub.hub.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.Wait;
import dev.migratehub.hub.access.Role;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// States of pages that one sees seldom: what has just begun, what waits for others, what was
/// called back or denied, what somebody else was faster with, and what does not answer.
@Tag("slow")
final class SeldomTest {

  private static final Chromium.Look DARK = new Chromium.Look(true, ColorScheme.DARK, 1280, 900);

  private static TestHub hub;
  private static Chromium chromium;
  private static Scene scene;
  private static String project;
  private static Page admin;
  private static Page user;

  private final Scrutiny scrutiny = new Scrutiny();

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.sign-in.passwords=true");
    chromium = new Chromium();
    scene = new Scene(hub);
    project = "/p/" + scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
    admin = chromium.window(hub, hub.user(Role.ADMIN), DARK);
    user = chromium.window(hub, scene.using(), DARK);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  @AfterEach
  void nothing_is_wrong_with_how_it_looked() {
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void what_is_empty_says_what_comes_there() {
    Scene empty = new Scene(hub);
    String path = "/p/" + empty.admin().get("/api/v1/projects/" + empty.project()).text("/slug");
    look(admin, path, "a new project", "none yet", "There is no change yet");
    look(admin, path + "/changes", "no changes", "A change is SQL that brings databases");
    String change = empty.migration("select 1;", "");
    look(
        admin,
        path + "/changes/" + change,
        "a change without a DB set",
        "There is no DB set yet",
        "There is no down script",
        "It never ran",
        "Nobody decided yet");
    look(
        admin,
        path + "/sets/" + empty.set("stg"),
        "a DB set without targets",
        "There is no target yet");
    look(admin, "/admin/tokens", "tokens", "Tokens");
    admin.navigate("/audit?actor=nobody-at-all");
    assertThat(main(admin)).contains("No event is like that");
    scrutiny.look(admin, "no events");
  }

  @Test
  void a_run_looks_right_from_its_request_to_its_end() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String change = scene.migration("create table seldom (id int); select pg_sleep(20);", "");
    String run = scene.request(change, "stg", set);
    String path = project + "/runs/" + run;
    look(user, path, "waiting for others", "awaiting approval", "That needs the role manager");
    scene.approve(run);
    scene.execute(run);
    scene.await(run, it -> it.at("/items/0/state").asString("").equals("running"));
    look(user, path, "running", "running", "Call it off");
    scene.manager().post("/api/v1/runs/" + run + "/cancel", Scene.json("comment", "Too slow."));
    scene.ended(run);
    look(user, path, "called off while it ran", "canceled", "Retry");
    String denied = scene.request(change, "stg", set);
    scene.manager().post("/api/v1/runs/" + denied + "/deny", Scene.json("comment", "Not so."));
    look(user, project + "/runs/" + denied, "denied", "the author writes another version");
    look(user, project + "/changes/" + change, "a change that was denied", "denied", "Not so.");
  }

  @Test
  void what_changed_since_an_approval_has_to_be_approved_again() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String run = scene.request(scene.migration("select 1;", ""), "stg", set);
    scene.approve(run);
    scene.target(set, PostgresServer.shared().newDatabase());
    scene.manager().post("/api/v1/runs/" + run + "/execute", "");
    Wait.until(() -> scene.run(run).at("/run/state").asString("").equals("needs_reapproval"));
    look(user, project + "/runs/" + run, "needs another approval", "needs reapproval", "Why:");
    look(admin, project + "/runs/" + run, "needs another approval, for who may", "Decide");
  }

  @Test
  void a_statement_in_doubt_is_asked_about() {
    Database database = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", database);
    JsonNode end = scene.executed(scene.migration("select 1 / 0;", ""), "stg", set);
    String run = end.at("/run/id").asString();
    hub.database()
        .execute(
            """
            update hub.run_items set error_code = '%s', error_what = 'a statement is in doubt',
              error_now = 'nobody knows', error_next = 'say whether it took effect'
             where run_id = '%s'
            """
                .formatted(Code.STATEMENT_IN_DOUBT.id(), run));
    look(
        user, project + "/runs/" + run, "in doubt", "a statement is in doubt: did it take effect?");
  }

  @Test
  void an_audit_that_was_tampered_with_says_so() {
    try (TestHub other = TestHub.start("--migratehub.sign-in.passwords=true")) {
      Page reader = chromium.window(other, other.user(Role.ADMIN), DARK);
      other
          .database()
          .execute(
              "set session_replication_role = replica",
              "update hub.audit_events set actor_name = 'somebody else' where seq = 2");
      reader.navigate("/audit?check=yes");
      assertThat(main(reader)).contains("The audit was tampered with. Event 2");
      scrutiny.look(reader, "an audit that was tampered with");
    }
  }

  @Test
  void targets_that_do_not_answer_or_are_switched_off_look_it() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String target = scene.target(set, PostgresServer.shared().newDatabase());
    scene.admin().patch("/api/v1/targets/" + target, Scene.json("password", "not the password"));
    String path = project + "/sets/" + set;
    admin.navigate(path);
    admin.locator("#t-" + target + " form[action$='/test'] button").click();
    assertThat(admin.locator("#t-" + target).innerText()).contains("AUTH", "refused");
    scrutiny.look(admin, "a test that failed");
    admin.locator("#t-" + target + " form[action$='/disable'] button").click();
    assertThat(admin.locator("#t-" + target).innerText()).contains("disabled");
    scrutiny.look(admin, "a target that is switched off");
    look(admin, path + "?edit=" + target, "a target that is edited", "Edit target");
    look(user, path, "a DB set for who may not edit it", "is for the role manager; yours is user");
  }

  @Test
  void somebody_who_was_faster_is_named_on_a_page_that_loses_nothing() {
    String change = scene.migration("select 1;", "");
    String path = project + "/changes/" + change + "/edit";
    user.navigate(path);
    scene.manager().patch("/api/v1/migrations/" + change, Scene.json("sql_up", "select 2;"));
    user.locator("#f-sqlUp").fill("select 3; -- \u202E\u200B");
    user.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true))
        .click();
    assertThat(main(user)).contains("Somebody else saved this change while you wrote");
    assertThat(main(user)).contains("2 characters cannot be seen");
    assertThat(user.locator("#f-sqlUp").inputValue()).isEqualTo("select 3; -- \u202E\u200B");
    scrutiny.look(user, "somebody was faster");
  }

  @Test
  void a_registry_that_is_off_or_does_not_have_a_policy_is_no_riddle() {
    look(admin, "/configs", "no registry", "503");
    try (TestHub other = TestHub.start("--migratehub.sign-in.passwords=true")) {
      Scene there = new Scene(other);
      String path = "/p/" + there.admin().get("/api/v1/projects/" + there.project()).text("/slug");
      String set = there.set("prd", PostgresServer.shared().newDatabase());
      String run = there.request(there.migration("select 1;", ""), "prd", set);
      other.database().execute("update hub.environments set policy = null where name = 'prd'");
      Page page = chromium.window(other, other.user(Role.ADMIN), DARK);
      look(page, "/admin/environments", "a policy that is not known", "does not say it now");
      look(page, "/", "an inbox without a policy", "Needs my approval");
      look(page, path + "/sets/" + set, "a DB set without a policy", "which does not answer");
      look(page, path + "/runs/" + run, "a run without a policy", "The policy of prd is kept");
      page.context().close();
    }
  }

  @Test
  void a_hub_that_nobody_can_sign_in_to_says_what_is_missing() {
    try (TestHub closed = TestHub.start()) {
      Page page = chromium.window(closed, DARK);
      look(page, "/login", "nobody can sign in", "MIGRATEHUB_OIDC_GOOGLE_CLIENT_ID");
      page.context().close();
    }
  }

  @Test
  void what_is_not_there_or_not_ones_own_looks_like_all_other_pages() {
    refused("/no/such/page", 404, "There is nothing here");
    refused(project + "/runs/00000000-0000-0000-0000-000000000000", 404, "There is nothing here");
    refused("/runs?cursor=none", 400, "That cannot be read");
    refused("/admin/users", 403, "That is not yours to see or do");
  }

  private static void refused(String path, int status, String heading) {
    assertThat(requireNonNull(user.navigate(path)).status()).as(path).isEqualTo(status);
    assertThat(user.locator("h1").innerText()).as(path).isEqualTo(heading);
    assertThat(main(user)).as(path).contains("Status " + status, "Go to the inbox");
    assertThat(user.locator("header nav a[href='/runs']").count()).as(path).isEqualTo(1);
  }

  private void look(Page page, String path, String name, String... texts) {
    page.navigate(path);
    assertThat(main(page)).as(name).contains(texts);
    scrutiny.look(page, name);
  }

  private static String main(Page page) {
    return page.locator("main").innerText();
  }
}
