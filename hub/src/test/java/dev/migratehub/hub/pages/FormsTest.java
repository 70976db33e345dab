package dev.migratehub.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.testkit.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Forms that are refused by the hub itself: what is wrong stands beside its field, the summary
/// leads there, and nothing that was written is lost.
@Tag("slow")
final class FormsTest {

  private static TestHub hub;
  private static Chromium chromium;
  private static Scene scene;
  private static String project;
  private static Page admin;

  private final Scrutiny scrutiny = new Scrutiny();

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.sign-in.passwords=true");
    chromium = new Chromium();
    scene = new Scene(hub);
    project = "/p/" + scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
    admin = chromium.window(hub, hub.user(Role.ADMIN), Chromium.Look.USUAL);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  @AfterEach
  void nothing_is_wrong_with_what_came_back() {
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void a_policy_comes_back_in_its_own_form() {
    open(admin, "/admin/environments");
    admin.locator("#of-stg-approvalHours").fill("0");
    admin.locator("#of-stg-networks").fill("10.0.0.0/8");
    press(admin, "Save the policy of stg");
    assertThat(admin.locator("#e-approvalHours").innerText()).contains("from 1 to");
    assertThat(admin.locator("#f-approvalHours").inputValue()).isEqualTo("0");
    assertThat(admin.locator("#f-networks").inputValue()).isEqualTo("10.0.0.0/8");
    assertThat(admin.locator("#of-prd-approvalHours").inputValue()).isEqualTo("72");
    scrutiny.look(admin, "policy refused");
    open(admin, "/admin/environments");
    admin.locator("#f-name").fill("later");
    admin.locator("#new-networks").fill("somewhere");
    press(admin, "Create environment");
    assertThat(admin.locator("#f-name").inputValue()).isEqualTo("later");
    assertThat(admin.locator("#e-networks").innerText()).isNotBlank();
    scrutiny.look(admin, "new policy refused");
  }

  @Test
  void a_token_without_anything_that_it_may_is_asked_for_again() {
    open(admin, "/me");
    admin.getByText("New token").click();
    admin.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("build server");
    press(admin, "Create token");
    assertThat(admin.locator("#e-scopes").innerText()).contains("at least one");
    assertThat(admin.locator("#f-name").inputValue()).isEqualTo("build server");
    scrutiny.look(admin, "token without scopes");
    admin.getByLabel("read").check();
    for (String days : List.of("1000", "99999999999999999")) {
      admin.locator("#f-expiresInDays").fill(days);
      loosen(admin);
      press(admin, "Create token");
      assertThat(admin.locator("#f-expiresInDays").inputValue()).isEqualTo(days);
      assertThat(admin.getByLabel("read").isChecked()).isTrue();
      scrutiny.look(admin, "token for too long");
    }
  }

  @Test
  void what_a_project_is_called_comes_back_as_it_was_written() {
    open(admin, project);
    admin.getByText("Rename, or describe it otherwise").click();
    loosen(admin);
    admin.locator("#f-about-name").fill("");
    admin.locator("#f-about-description").fill("All that is sold.");
    press(admin, "Save");
    assertThat(admin.locator("#e-name").innerText()).isNotBlank();
    assertThat(admin.locator("#f-description").inputValue()).isEqualTo("All that is sold.");
    scrutiny.look(admin, "rename refused");
    open(admin, project);
    admin.getByText("Add a DB set").click();
    admin.locator("form[action$='/sets'] input[name=name]").fill("no good!");
    press(admin, "Add DB set");
    assertThat(admin.locator("#f-name").inputValue()).isEqualTo("no good!");
    scrutiny.look(admin, "DB set refused");
  }

  @Test
  void a_target_and_a_reason_are_asked_for_beside_their_fields() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    open(admin, project + "/sets/" + set);
    admin.locator("#f-name").fill("shop");
    admin.locator("#f-host").fill("localhost");
    admin.locator("#f-database").fill("shop");
    admin.locator("#f-user").fill("shop");
    admin.getByText("Certificate authority of the server").click();
    admin.locator("#f-ca").fill("none");
    press(admin, "Add target");
    assertThat(admin.locator("#e-ca").innerText()).contains("PEM");
    scrutiny.look(admin, "certificates refused");
    String run = scene.request(scene.migration("select 1;", ""), "stg", set);
    open(admin, project + "/runs/" + run);
    admin.getByText("Call it off").click();
    loosen(admin);
    press(admin, "Call off the run");
    assertThat(admin.locator("#e-reason").innerText()).contains("say why");
    scrutiny.look(admin, "called off without a reason");
  }

  @Test
  void what_a_change_lacks_stands_beside_it() {
    Page page = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    for (String field : List.of("name", "key", "sqlDown")) {
      open(page, project + "/changes/new");
      page.locator("#f-name").fill(field.equals("name") ? "no good!" : "good");
      page.locator("#f-key").fill(field.equals("key") ? "x" : "");
      page.locator("#f-sqlUp").fill("select 1;");
      page.locator("#f-sqlDown").fill(field.equals("sqlDown") ? "select 'open" : "");
      press(page, "Create change");
      assertThat(page.locator("#e-" + field).innerText()).isNotBlank();
      assertThat(page.locator("#f-sqlUp").inputValue()).isEqualTo("select 1;");
      scrutiny.look(page, field + " of a change refused");
    }
  }

  private static void open(Page page, String path) {
    page.navigate(path);
    loosen(page);
  }

  /// What the browser would hold back goes to the hub.
  private static void loosen(Page page) {
    page.evaluate("document.querySelectorAll('form').forEach(it => { it.noValidate = true; })");
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
