package dev.migratehub.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two people at once, each in a browser of their own.
@Tag("slow")
final class LiveTest {

  private static TestHub hub;
  private static Chromium chromium;
  private static Scene scene;
  private static String project;

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.sign-in.passwords=true");
    chromium = new Chromium();
    scene = new Scene(hub);
    Client.Answer found = scene.admin().get("/api/v1/projects/" + scene.project());
    project = "/p/" + found.text("/slug");
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  @Test
  void what_one_does_the_other_sees_without_loading_anew() {
    Database one = PostgresServer.shared().newDatabase();
    Database two = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", one, two);
    String run =
        scene.request(
            scene.migration("create table seen (id int); select pg_sleep(1);", ""), "stg", set);
    Page watching = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    watching.navigate(project + "/runs/" + run);
    watching.evaluate("window.loadedOnce = true");
    Page acting = chromium.window(hub, scene.managing(), Chromium.Look.USUAL);
    acting.navigate(project + "/runs/" + run);
    button(acting, "Approve for stg");
    watching.locator("#run-head .state[data-state=approved]").waitFor();
    button(acting, "Run now");
    watching.locator("tbody .state[data-state=running]").first().waitFor();
    watching.locator("#run-head .state[data-state=executed]").waitFor();
    assertThat(watching.locator("tbody .state[data-state=executed]").count()).isEqualTo(2);
    assertThat(watching.locator("#news").innerText()).contains("executed, 2 of 2");
    assertThat(watching.evaluate("window.loadedOnce")).isEqualTo(true);
    assertThat(chromium.complaints()).isEmpty();
  }

  /// The figure is printed.
  @Test
  void what_one_does_is_seen_by_the_other_soon() {
    Page watching = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String set = scene.set("stg", PostgresServer.shared().newDatabase());
      String run = scene.request(scene.migration("select 1;", ""), "stg", set);
      watching.navigate(project + "/runs/" + run);
      watching.evaluate("window.loadedOnce = true");
      long begin = System.nanoTime();
      scene.approve(run);
      watching.locator("#run-head .state[data-state=approved]").waitFor();
      millis.add((System.nanoTime() - begin) / 1_000_000);
      assertThat(watching.evaluate("window.loadedOnce")).isEqualTo(true);
    }
    tell(millis.stream().sorted().toList());
  }

  @SuppressWarnings("SystemOut") // a figure that somebody wants to see each time
  private static void tell(List<Long> millis) {
    System.out.printf(
        "live rows: in the other's browser %d ms after the request in the middle of %d, %d ms at worst%n",
        millis.get(millis.size() / 2), millis.size(), millis.getLast());
  }

  @Test
  void what_happens_before_the_page_listens_is_shown_too() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String run = scene.request(scene.migration("create table gap (id int);", ""), "stg", set);
    Page watching = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    watching.route(
        "**/live?**",
        route -> {
          if (scene.run(run).at("/run/state").asString().equals("awaiting_approval")) {
            scene.approve(run);
          }
          route.resume();
        });
    watching.navigate(project + "/runs/" + run);
    watching.locator("#run-head .state[data-state=approved]").waitFor();
  }

  @Test
  void what_somebody_requests_appears_in_the_others_inbox() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String change = scene.migration("create table inbox (id int);", "");
    Page inbox = chromium.window(hub, scene.managing(), Chromium.Look.USUAL);
    int before = inbox.locator("#fresh a[href*='/runs/']").count();
    inbox.evaluate("window.loadedOnce = true");
    scene.request(change, "stg", set);
    inbox.waitForFunction(
        "before => document.querySelectorAll(\"#fresh a[href*='/runs/']\").length > before",
        before);
    assertThat(inbox.evaluate("window.loadedOnce")).isEqualTo(true);
  }

  @Test
  void who_saves_second_is_told_and_loses_nothing() {
    String change = scene.migration("create table collided (id int);", "");
    Page first = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    Page second = chromium.window(hub, scene.managing(), Chromium.Look.USUAL);
    for (Page page : List.of(first, second)) {
      page.navigate(project + "/changes/" + change + "/edit");
    }
    first.getByLabel("SQL up").fill("create table collided (id bigint);");
    button(first, "Save");
    second.getByLabel("SQL up").fill("create table collided (id uuid);");
    button(second, "Save");
    assertThat(second.locator("main").innerText())
        .contains("Somebody else saved this change while you wrote");
    assertThat(second.getByLabel("SQL up").inputValue())
        .isEqualTo("create table collided (id uuid);");
    assertThat(scene.user().get("/api/v1/migrations/" + change).text("/newest/sql_up"))
        .isEqualTo("create table collided (id bigint);");
  }

  @Test
  void findings_appear_while_somebody_writes() {
    Page page = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    page.navigate(project + "/changes/new");
    page.getByLabel("SQL up").fill("select 'open;");
    page.locator("#readings .finding").first().waitFor();
    page.getByLabel("SQL up").fill("drop table gone;");
    page.getByText("DROP TABLE, line 1").waitFor();
    assertThat(page.locator("#readings .k").first().textContent()).isEqualTo("drop");
    assertThat(page.locator(".paint .k").first().innerText()).isEqualTo("drop");
  }

  @Test
  void a_long_script_is_written_read_and_saved() {
    String line = "insert into long_table values ('a line of a long script, of some length');\n";
    String text = "create table long_table (t text);\n" + line.repeat(70_000);
    Page page = chromium.window(hub, scene.using(), Chromium.Look.USUAL);
    page.setDefaultTimeout(60_000);
    page.navigate(project + "/changes/new");
    page.getByLabel("Name").fill("long");
    page.locator("#f-sqlUp")
        .evaluate(
            "(it, parts) => { it.value = parts[0] + parts[1].repeat(70000); }",
            List.of("create table long_table (t text);\n", line));
    button(page, "Create change");
    page.getByText("of 70,002 lines").waitFor();
    assertThat(page.evaluate("document.querySelectorAll('.sqlbox tr').length < 3000"))
        .isEqualTo(true);
    String change = page.url().replaceAll(".*/changes/([^?]*).*", "$1");
    assertThat(scene.user().get("/api/v1/migrations/" + change).text("/newest/sql_up"))
        .isEqualTo(text);
    page.navigate(page.url().replaceAll("\\?.*", "") + "/edit");
    assertThat(page.locator("#f-sqlUp").inputValue()).hasSize(text.length());
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
