package dev.migratehub.hub.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page in every state, in light and dark, narrow and wide: axe finds nothing, nothing runs
/// out of the window, and the browser has nothing to complain about. With `-Dgallery=folder` it
/// takes pictures.
@Tag("slow")
final class LookTest {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String UP =
      """
      -- orders, and who made them
      create table orders (
        id bigint generated always as identity primary key,
        total numeric(12, 2) not null default 0,
        note text default 'it''s new'
      );
      drop table if exists old_orders;
      """;

  private static TestHub hub;
  private static Chromium chromium;
  private static User admin;
  private static User manager;
  private static User newcomer;
  private static Map<String, String> paths;

  /// Somebody looks at a page.
  private record Sight(String name, String path, User who) {}

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.sign-in.passwords=true");
    chromium = new Chromium();
    admin = hub.user(Role.ADMIN);
    newcomer = hub.user(Role.USER);
    Scene scene = new Scene(hub);
    manager = scene.managing();
    paths = paths(scene);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  private static Map<String, String> paths(Scene scene) {
    Database one = PostgresServer.shared().newDatabase();
    Database two = PostgresServer.shared().newDatabase();
    String stg = scene.set("stg", one, two);
    String prd = scene.set("prd", one, two);
    String change = scene.migration(UP, "drop table orders;");
    scene.executed(change, "stg", stg);
    scene
        .user()
        .patch(
            "/api/v1/migrations/" + change,
            Scene.json("sql_up", UP.replace("12, 2", "14, 2"), "comment", "Room for more."));
    String waiting = scene.request(change, "prd", prd);
    String failing = scene.migration("create table orders (id int);", "");
    String failed = scene.executed(failing, "stg", stg).at("/run/id").asString();
    String approved = scene.request(failing, "prd", prd);
    scene.approve(approved);
    String project =
        "/p/"
            + scene
                .admin()
                .get("/api/v1/projects/" + scene.project())
                .json()
                .at("/slug")
                .asString();
    String its = project + "/changes/" + change;
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("inbox", "/");
    paths.put("projects", "/projects");
    paths.put("project", project);
    paths.put("changes", project + "/changes");
    paths.put("changes-none", project + "/changes?q=nothing-is-like-that");
    paths.put("change", its);
    paths.put("editor", its + "/edit");
    paths.put("editor-new", project + "/changes/new");
    paths.put("diff", its + "/diff");
    paths.put("diff-unified", its + "/diff?view=unified");
    paths.put("approval", project + "/runs/" + waiting);
    paths.put("board", project + "/runs/" + failed);
    paths.put(
        "board-log",
        project + "/runs/" + failed + "?log=" + scene.run(failed).at("/items/0/id").asString());
    paths.put("board-ready", project + "/runs/" + approved);
    paths.put("set", project + "/sets/" + stg);
    paths.put("runs", "/runs");
    paths.put("approvals", "/approvals");
    paths.put("audit", "/audit");
    paths.put("me", "/me");
    paths.put("missing", "/there/is/no/such/page");
    return paths;
  }

  private static List<Sight> sights() {
    List<Sight> sights = new ArrayList<>();
    paths.forEach((name, path) -> sights.add(new Sight(name, path, manager)));
    for (String page : List.of("users", "environments", "tokens", "sessions")) {
      sights.add(new Sight("admin-" + page, "/admin/" + page, admin));
    }
    sights.add(new Sight("admin-project", path("project"), admin));
    sights.add(new Sight("admin-audit", "/audit?check=yes", admin));
    sights.add(new Sight("forbidden", "/admin/users", manager));
    for (String page : List.of("inbox", "projects", "runs", "approvals", "audit", "me")) {
      sights.add(new Sight("empty-" + page, path(page), newcomer));
    }
    return sights;
  }

  private static String path(String page) {
    return requireNonNull(paths.get(page), page);
  }

  static Stream<Chromium.Look> looks() {
    return Stream.of(
        new Chromium.Look(true, ColorScheme.LIGHT, 1280, 900),
        new Chromium.Look(true, ColorScheme.DARK, 1280, 900),
        new Chromium.Look(true, ColorScheme.LIGHT, 390, 844),
        new Chromium.Look(true, ColorScheme.DARK, 390, 844));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void every_page_can_be_used_by_everybody(Chromium.Look look) {
    List<String> wrong = new ArrayList<>();
    Map<User, Page> windows = new LinkedHashMap<>();
    for (Sight sight : sights()) {
      Page page = windows.computeIfAbsent(sight.who(), it -> chromium.window(hub, it, look));
      page.navigate(sight.path());
      look(page, look, sight.name(), wrong);
    }
    Page stranger = chromium.window(hub, look);
    stranger.navigate("/p/anything");
    look(stranger, look, "login", wrong);
    windows.values().forEach(it -> it.context().close());
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_browser_has_nothing_to_complain_about() {
    Page page = chromium.window(hub, admin, Chromium.Look.USUAL);
    chromium.complaints().clear();
    for (Sight sight : sights()) {
      if (!sight.name().equals("missing")) {
        page.navigate(sight.path());
      }
    }
    assertThat(chromium.complaints()).isEmpty();
  }

  private static void look(Page page, Chromium.Look look, String name, List<String> wrong) {
    new AxeBuilder(page)
        .withTags(RULES)
        .analyze()
        .getViolations()
        .forEach(it ->
            wrong.add(
                "%s: %s, %s".formatted(name, it.getId(), it.getNodes().getFirst().getHtml())));
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    if (Boolean.TRUE.equals(wide)) {
      wrong.add(name + " is wider than its window");
    }
    String gallery = System.getProperty("gallery", "");
    if (!gallery.isEmpty()) {
      String file =
          "%s-%s-%s.png"
              .formatted(
                  name,
                  look.colours() == ColorScheme.DARK ? "dark" : "light",
                  look.width() < 600 ? "narrow" : "wide");
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(gallery, file)));
    }
  }
}
