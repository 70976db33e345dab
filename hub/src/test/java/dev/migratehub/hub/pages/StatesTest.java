package dev.migratehub.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What pages look like after something was done or refused, in the dark: axe finds nothing there
/// either, and the words say what to do.
@Tag("slow")
final class StatesTest {

  private static final Chromium.Look DARK = new Chromium.Look(true, ColorScheme.DARK, 1280, 900);

  private static TestHub hub;
  private static Chromium chromium;
  private static Scene scene;
  private static String project;

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.sign-in.passwords=true");
    chromium = new Chromium();
    scene = new Scene(hub);
    project = "/p/" + scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  @Test
  void who_cannot_sign_in_is_told_beside_the_form() {
    Scrutiny scrutiny = new Scrutiny();
    Page page = chromium.window(hub, DARK);
    page.navigate("/login");
    page.getByLabel("E-mail address").fill("nobody@example.org");
    page.getByLabel("Password").fill("not the password");
    button(page, "Sign in with password");
    assertThat(page.locator("#problem").innerText()).contains("That was not done");
    assertThat(page.getByLabel("E-mail address").inputValue()).isEqualTo("nobody@example.org");
    scrutiny.look(page, "sign-in refused");
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void forms_come_back_with_what_was_written_and_what_is_wrong() {
    Scrutiny scrutiny = new Scrutiny();
    Page page = chromium.window(hub, hub.user(Role.ADMIN), DARK);
    page.navigate("/projects");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Shop");
    page.getByLabel("Name in addresses").fill("No Such Name");
    button(page, "Create project");
    assertThat(page.locator("#f-slug").getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.locator("#e-slug").innerText()).contains("lower-case");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("problem");
    scrutiny.look(page, "project refused");
    page.navigate("/admin/users");
    page.locator("#f-email").fill("a@b");
    button(page, "Create user");
    scrutiny.look(page, "user refused or created");
    page.navigate("/admin/environments");
    page.locator("#f-name").fill("NO GOOD");
    button(page, "Create environment");
    assertThat(page.locator("#e-name").innerText()).isNotBlank();
    scrutiny.look(page, "environment refused");
    page.navigate("/me");
    page.getByText("New token").click();
    scrutiny.look(page, "token form");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("build server");
    page.getByLabel("read").check();
    button(page, "Create token");
    assertThat(page.locator(".secret").innerText()).isNotBlank();
    scrutiny.look(page, "token shown once");
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void deciding_and_calling_off_say_what_is_missing() {
    Scrutiny scrutiny = new Scrutiny();
    String prd = scene.set("prd", PostgresServer.shared().newDatabase());
    String run = scene.request(scene.migration("drop table if exists gone;", ""), "prd", prd);
    Page page = chromium.window(hub, scene.managing(), DARK);
    page.navigate(project + "/runs/" + run);
    page.locator("summary").all().forEach(it -> it.click());
    scrutiny.look(page, "everything unfolded");
    button(page, "Deny");
    assertThat(page.locator("#e-comment").innerText()).isNotBlank();
    scrutiny.look(page, "denied without a comment");
    button(page, "Approve for prd");
    page.getByLabel("Type the environment's name").fill("stg");
    button(page, "Run now");
    assertThat(page.locator("#e-confirm").innerText()).contains("prd");
    scrutiny.look(page, "not confirmed");
    page.getByText("Call it off").click();
    page.getByLabel("Reason").fill("Not today.");
    button(page, "Call off the run");
    assertThat(page.locator(".said").innerText()).isEqualTo("Called off.");
    scrutiny.look(page, "called off");
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void who_wrote_it_reads_why_somebody_else_must_approve() {
    User manager = hub.user(Role.MANAGER);
    scene.member(manager, "manager");
    String prd = scene.set("prd", PostgresServer.shared().newDatabase());
    String change = scene.migration("create table mine (id int);", "");
    hub.client(manager)
        .patch(
            "/api/v1/migrations/" + change, Scene.json("sql_up", "create table mine (id bigint);"));
    String run = scene.request(change, "prd", prd);
    Page page = chromium.window(hub, manager, DARK);
    page.navigate(project + "/runs/" + run);
    assertThat(page.locator("main").innerText())
        .contains("You wrote version 2, so someone else must approve it.")
        .contains("one approval by a manager for prd who did not write it");
    assertThat(page.getByText("Approve for prd").count()).isZero();
  }

  @Test
  void shortcuts_lead_to_pages_and_can_be_switched_off() {
    Scrutiny scrutiny = new Scrutiny();
    Page page = chromium.window(hub, scene.using(), DARK);
    page.keyboard().press("g");
    page.keyboard().press("r");
    page.waitForURL("**/runs");
    page.keyboard().press("g");
    page.keyboard().press("c");
    page.waitForURL("**/configs");
    page.navigate("/runs");
    page.keyboard().press("/");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
    page.keyboard().type("gi?");
    assertThat(page.locator("#q").inputValue()).isEqualTo("gi?");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.locator("main").focus();
    page.keyboard().press("?");
    page.locator("#keys[open]").waitFor();
    scrutiny.look(page, "shortcuts");
    page.getByLabel("Use shortcuts in this browser").uncheck();
    page.keyboard().press("Escape");
    page.navigate("/audit");
    page.keyboard().press("g");
    page.keyboard().press("i");
    page.keyboard().press("?");
    assertThat(page.locator("#keys[open]").count()).isZero();
    assertThat(page.url()).endsWith("/audit");
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void what_fails_inside_and_forged_forms_have_the_same_look() throws SQLException {
    Scrutiny scrutiny = new Scrutiny();
    Page page = chromium.window(hub, scene.using(), DARK);
    page.navigate("/projects");
    page.evaluate(
        "const it = document.querySelector('form[action=\"/logout\"] input'); it.value = 'forged'");
    button(page, "Sign out");
    assertThat(page.locator("main").innerText()).contains("open for too long", "403");
    scrutiny.look(page, "forged");
    renamed("runs", "runs_away");
    try {
      page.navigate("/");
      assertThat(page.locator("h1").innerText()).isEqualTo("Something went wrong here");
      assertThat(page.locator("main").innerText())
          .contains("500")
          .doesNotContain("runs_away", "SQL");
      scrutiny.look(page, "failed inside");
    } finally {
      renamed("runs_away", "runs");
    }
    assertThat(scrutiny.wrong()).isEmpty();
  }

  @Test
  void times_are_the_readers_and_exact_when_pointed_at() {
    Page page = chromium.window(hub, scene.using(), DARK);
    page.navigate("/audit");
    Locator time = page.locator("tbody time").first();
    String utc = time.getAttribute("datetime");
    int hour = Instant.parse(utc).atZone(ZoneId.of("Europe/Berlin")).getHour();
    assertThat(time.innerText()).contains("%02d:".formatted(hour));
    assertThat(time.getAttribute("title")).contains(utc);
  }

  private static void renamed(String from, String to) throws SQLException {
    try (Connection connection = hub.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table hub.%s rename to %s".formatted(from, to));
    }
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
