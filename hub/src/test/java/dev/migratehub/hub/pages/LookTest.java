package dev.migratehub.hub.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page in every state, in light and dark, narrow and wide: axe finds nothing, nothing runs
/// out of the window, and the browser has nothing to complain about. With `-Dgallery=folder` it
/// takes pictures.
@Tag("slow")
final class LookTest {

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

  @TempDir private static Path folder;
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
    hub =
        TestHub.start(
            "--migratehub.sign-in.passwords=true",
            "--migratehub.registry.folder=" + folder.resolve("registry"));
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
    scene
        .admin()
        .patch(
            "/api/v1/projects/" + scene.project(),
            Scene.json("name", "Shop", "description", "Customers, orders and invoices."));
    Database one = PostgresServer.shared().newDatabase();
    Database two = PostgresServer.shared().newDatabase();
    String stg = scene.set("stg", one, two);
    String prd = scene.set("prd", one, two);
    String change = written(scene, "20260612101500", "add_orders", UP, "drop table orders;");
    scene.executed(change, "stg", stg);
    scene
        .user()
        .patch(
            "/api/v1/migrations/" + change,
            Scene.json("sql_up", UP.replace("12, 2", "14, 2"), "comment", "Room for more."));
    String waiting = scene.request(change, "prd", prd);
    String failing =
        written(scene, "20260613090000", "orders_by_day", "create table orders (id int);", "");
    String failed = scene.executed(failing, "stg", stg).at("/run/id").asString();
    String dropping =
        written(scene, "20260614120000", "drop_carts", "drop table if exists carts;", "");
    String approved = scene.request(dropping, "prd", prd);
    scene.approve(approved);
    String test = scene.run(approved).at("/items/0/target/id").asString("");
    scene.manager().post("/api/v1/targets/" + test + "/test-connection", "");
    String project = "/p/" + scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
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
    paths.putAll(configurations());
    paths.put("me", "/me");
    paths.put("missing", "/there/is/no/such/page");
    return paths;
  }

  private static Map<String, String> configurations() {
    Client client = hub.client(manager);
    client.post("/v1/projects", "{\"id\":\"shop\",\"name\":\"Shop\"}");
    client.post("/v1/projects/shop/roles", Scene.json("email", newcomer.email(), "role", "viewer"));
    client.post(
        "/v1/schemas",
        "{\"id\":\"service\",\"name\":\"A service\",\"content\":{\"required\":[\"log\"]}}");
    client.post(
        "/v1/projects/shop/configs",
        "{\"key\":\"web\",\"schema\":\"service\",\"content\":{\"log\":\"info\",\"replicas\":1}}");
    client.put(
        "/v1/projects/shop/configs/web",
        "{\"version\":1,\"content\":{\"log\":\"info\",\"replicas\":4},\"comment\":\"Summer sale.\"}");
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("configs", "/configs");
    paths.put("config-project", "/configs/shop");
    paths.put("config", "/configs/shop/c/web");
    paths.put("config-editor", "/configs/shop/c/web/edit");
    paths.put("config-new", "/configs/shop/new");
    paths.put("config-diff", "/configs/shop/c/web/diff");
    paths.put("config-diff-unified", "/configs/shop/c/web/diff?view=unified");
    paths.put("config-schemas", "/config-schemas");
    paths.put("config-schema", "/config-schemas/service");
    return paths;
  }

  private static String written(Scene scene, String key, String name, String up, String down) {
    Client.Answer answer =
        scene
            .user()
            .post(
                "/api/v1/migrations",
                Scene.json(
                    "project_id",
                    scene.project(),
                    "key",
                    key,
                    "name",
                    name,
                    "ticket",
                    "SHOP-7",
                    "description",
                    "",
                    "sql_up",
                    up,
                    "sql_down",
                    down));
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(201);
    return answer.text("/id");
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
    for (String page : List.of("config-project", "config", "config-schema")) {
      sights.add(new Sight("viewed-" + page, path(page), newcomer));
    }
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
    Scrutiny scrutiny = new Scrutiny();
    Map<User, Page> windows = new LinkedHashMap<>();
    for (Sight sight : sights()) {
      Page page = windows.computeIfAbsent(sight.who(), it -> chromium.window(hub, it, look));
      page.navigate(sight.path());
      look(scrutiny, page, look, sight.name());
    }
    Page page = requireNonNull(windows.get(manager));
    page.navigate(path("editor-new"));
    page.getByLabel("Name").fill("Add returns");
    page.locator("#f-sqlUp").fill("create table returns (id int);\nselect 'never ended;\n");
    page.getByText("Create change").click();
    page.locator("#problem").waitFor();
    look(scrutiny, page, look, "editor-wrong");
    Page stranger = chromium.window(hub, look);
    stranger.navigate("/p/anything");
    look(scrutiny, stranger, look, "login");
    windows.values().forEach(it -> it.context().close());
    assertThat(scrutiny.wrong()).isEmpty();
  }

  /// The dark differs by its colours and the narrow by its sizes: what is both is measured only.
  private static void look(Scrutiny scrutiny, Page page, Chromium.Look look, String name) {
    boolean light = look.colours() == ColorScheme.LIGHT;
    boolean wide = look.width() >= 600;
    if (light && wide) {
      scrutiny.look(page, name);
    } else if (wide) {
      scrutiny.contrast(page, name);
    } else if (light) {
      scrutiny.shape(page, name);
    } else {
      scrutiny.measure(page, name);
    }
    Gallery.picture(page, look, name);
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

  @Test
  void the_gallery_shows_every_page() throws IOException {
    if (Gallery.updating()) {
      Files.writeString(Gallery.file(), Gallery.page());
    }
    assertThat(Gallery.file()).hasContent(Gallery.page());
    assertThat(Gallery.SHOWN.keySet())
        .allSatisfy(name ->
            assertThat(looks()).allSatisfy(it -> assertThat(Gallery.picture(name, it)).exists()));
  }
}
