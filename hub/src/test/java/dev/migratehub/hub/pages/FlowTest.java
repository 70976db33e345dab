package dev.migratehub.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People bring a change from idea to production in a real browser.
@Tag("slow")
final class FlowTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Around what has the focus, or around the editor that it is in.
  private static final String OUTLINE =
      "getComputedStyle(document.activeElement.closest('.editor') || document.activeElement).outlineStyle";

  private static TestHub hub;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.sign-in.passwords=true");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_change_goes_from_idea_to_production_with_and_without_script(boolean script) {
    Chromium.Look look = script ? Chromium.Look.USUAL : Chromium.Look.NO_SCRIPT;
    User author = hub.user(Role.USER);
    User manager = hub.user(Role.MANAGER);
    String slug = project(look, author, manager);

    Page writing = chromium.window(hub, author, look);
    String change = written(writing, slug);
    brought(writing, change, manager, look, "stg");
    brought(writing, change, manager, look, "prd");
    writing.navigate(change);
    assertThat(writing.locator(".next").innerText()).contains("nothing, it is on every DB set");
    assertThat(chromium.complaints()).isEmpty();
  }

  private String project(Chromium.Look look, User author, User manager) {
    Database database = PostgresServer.shared().newDatabase();
    String slug = "shop-" + COUNT.incrementAndGet();
    Page page = chromium.window(hub, hub.user(Role.ADMIN), look);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Projects")).first().click();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Shop " + slug);
    page.getByLabel("Name in addresses").fill("No Such Name");
    press(page, "Create project");
    assertThat(page.locator(".fault").innerText()).contains("lower-case letters");
    page.getByLabel("Name in addresses").fill(slug);
    press(page, "Create project");
    assertThat(page.url()).endsWith("/p/" + slug + "?said=created");
    for (User user : new User[] {author, manager}) {
      page.getByLabel("Person").selectOption(user.id().toString());
      page.getByLabel("Role", new Page.GetByLabelOptions().setExact(true))
          .selectOption(user.equals(manager) ? "manager" : "user");
      press(page, "Add, or give this role");
    }
    set(page, slug, "stg", database);
    set(page, slug, "prd", PostgresServer.shared().newDatabase());
    return slug;
  }

  private void set(Page page, String slug, String environment, Database database) {
    page.navigate("/p/" + slug);
    page.getByText("Add a DB set").click();
    page.getByLabel("Environment", new Page.GetByLabelOptions().setExact(true))
        .selectOption(environment);
    page.locator("form[action$='/sets'] input[name=name]").fill("shop_" + environment);
    press(page, "Add DB set");
    page.getByLabel("Name").fill("shop-1");
    page.getByLabel("Host").fill(database.host());
    page.getByLabel("Port").fill(String.valueOf(database.port()));
    page.getByLabel("Database").last().fill(database.database());
    page.locator("#f-user").fill(database.user());
    page.locator("#f-password").fill(database.password());
    page.getByLabel("TLS").selectOption("disable");
    press(page, "Add target");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Test")).click();
    assertThat(page.locator("tbody").first().innerText()).contains("OK", "18.");
  }

  private String written(Page page, String slug) {
    page.navigate("/p/" + slug + "/changes");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write the first one"))
        .click();
    page.getByLabel("Name").fill("add_orders");
    page.getByLabel("Ticket").fill("SHOP-7");
    page.getByLabel("SQL up").fill("create table orders (id int);\nselect 'never ended;\n");
    press(page, "Check");
    assertThat(page.locator(".finding").first().innerText()).contains("MH-");
    assertThat(page.getByLabel("SQL up").inputValue()).contains("never ended");
    press(page, "Create change");
    assertThat(page.locator("#problem").innerText()).contains("That was not done", "SQL up");
    page.getByLabel("SQL up")
        .fill("drop table if exists old_orders;\ncreate table orders (id int, total numeric);\n");
    page.getByLabel("SQL down").fill("drop table orders;\n");
    press(page, "Create change");
    assertThat(page.locator(".said").innerText()).isEqualTo("Created.");
    assertThat(page.locator(".next").innerText()).contains("request a run on shop_stg (stg)");
    return page.url().replaceAll("\\?.*", "");
  }

  private void brought(
      Page writing, String change, User manager, Chromium.Look look, String environment) {
    writing.navigate(change);
    press(writing, "Request run on shop_" + environment);
    String run = writing.url().replaceAll("\\?.*", "");
    assertThat(writing.locator("main").innerText())
        .contains("awaiting approval", "That needs the role manager; yours is user.");
    Page deciding = chromium.window(hub, manager, look);
    deciding
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("add_orders"))
        .first()
        .click();
    assertThat(deciding.locator("main").innerText())
        .contains("2 statements on 1 target", "DROP TABLE, line 1", "Taking it back loses");
    deciding.getByLabel("Comment").fill("Looks right.");
    press(deciding, "Approve for " + environment);
    if (environment.equals("prd")) {
      deciding.getByLabel("Type the environment's name").fill("stg");
      press(deciding, "Run now");
      assertThat(deciding.locator(".fault").innerText()).contains("environment's name: prd");
      deciding.getByLabel("Type the environment's name").fill("prd");
    }
    press(deciding, "Run now");
    ended(deciding, run);
    deciding.context().close();
  }

  private static void ended(Page page, String run) {
    Locator head = page.locator("#run-head .state");
    for (int i = 0; i < 100 && !head.innerText().contains("executed"); i++) {
      page.waitForTimeout(100);
      if (i % 10 == 9 && page.locator("body[data-live]").count() > 0) {
        page.navigate(run);
      }
    }
    assertThat(head.innerText()).contains("executed");
    assertThat(page.locator("tbody .state").first().innerText()).contains("executed");
  }

  @Test
  void who_only_has_a_keyboard_writes_requests_approves_and_runs() {
    User author = hub.user(Role.USER);
    User manager = hub.user(Role.MANAGER);
    project(Chromium.Look.USUAL, author, manager);
    Page writing = chromium.window(hub, author, Chromium.Look.USUAL);
    go(writing, "Projects", "**/projects");
    go(writing, "Shop shop-", "**/p/shop-*");
    go(writing, "New change", "**/changes/new");
    type(writing, "Name", "add_orders");
    type(writing, "SQL up", "create table orders (id int);");
    type(writing, "SQL down", "drop table orders;");
    go(writing, "Create change", "**said=created");
    go(writing, "Request run on shop_stg", "**said=requested");
    Page page = chromium.window(hub, manager, Chromium.Look.USUAL);
    page.keyboard().press("Tab");
    assertThat(focused(page)).isEqualTo("Skip to the content");
    page.keyboard().press("Enter");
    go(page, "add_orders", "**/runs/*");
    type(page, "Comment", "By keyboard.");
    go(page, "Approve for stg", "**said=approved");
    go(page, "Run now", "**said=queued");
    ended(page, page.url().replaceAll("\\?.*", ""));
    reach(page, "the log of shop-1");
    page.keyboard().press("Enter");
    page.locator(".log li").first().waitFor();
    assertThat(page.locator(".log").innerText()).contains("applied");
  }

  private static void go(Page page, String name, String where) {
    reach(page, name);
    page.keyboard().press("Enter");
    page.waitForURL(where);
  }

  private static void type(Page page, String name, String text) {
    reach(page, name);
    page.keyboard().type(text);
  }

  private static void reach(Page page, String name) {
    for (int i = 0; i < 120; i++) {
      if (focused(page).contains(name)) {
        assertThat(page.evaluate(OUTLINE)).isEqualTo("solid");
        return;
      }
      page.keyboard().press("Tab");
    }
    assertThat(focused(page)).contains(name);
  }

  private static String focused(Page page) {
    return String.valueOf(
        page.evaluate(
            """
            (() => { const it = document.activeElement;
              if (!it.matches('a, button, input, select, textarea, summary')) return '';
              const label = it.labels && it.labels[0] ? it.labels[0].textContent : '';
              return (label || it.textContent || '').trim(); })()
            """));
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }
}
