package dev.migratehub.hub.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever somebody writes anywhere is text on every page.
@Tag("slow")
final class HostileTest {

  private static final String EVIL =
      "</textarea></script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  private static final String ENCODED = URLEncoder.encode(EVIL, UTF_8);

  @Test
  void what_looks_like_html_is_text_everywhere() {
    try (TestHub hub = TestHub.start("--migratehub.sign-in.passwords=true");
        Chromium chromium = new Chromium()) {
      Scene scene = new Scene(hub);
      User admin = hub.part(Users.class).create(Actor.hub(), "evil@example.org", EVIL, Role.ADMIN);
      List<String> paths = paths(scene);
      Page page = chromium.window(hub, admin, Chromium.Look.USUAL);
      boolean shown = false;
      for (String path : paths) {
        page.navigate(path);
        page.waitForTimeout(50);
        assertThat(page.title()).as(path).isNotEqualTo("owned");
        assertThat(page.locator("img[src=x]").count()).as(path).isZero();
        shown |= page.locator("body").innerText().contains("onerror=");
      }
      assertThat(shown).isTrue();
      written(page, paths.get(2));
      assertThat(chromium.complaints()).isEmpty();
      page.navigate("/no/such/" + ENCODED.replace("%2F", ""));
      assertThat(page.title()).isNotEqualTo("owned");
    }
  }

  /// What is typed into the editor, coloured there and read beside it.
  private static void written(Page page, String project) {
    page.navigate(project + "/changes/new");
    page.locator("#f-sqlUp").fill("select '" + EVIL + "'; -- " + EVIL + "\n\"" + EVIL);
    page.locator("#readings [data-line]").first().waitFor();
    assertThat(page.locator(".paint .c").innerText()).contains("onerror=");
    assertThat(page.title()).isNotEqualTo("owned");
    assertThat(page.locator("img[src=x]").count()).isZero();
  }

  private static List<String> paths(Scene scene) {
    Client admin = scene.admin();
    admin.patch(
        "/api/v1/projects/" + scene.project(), Scene.json("name", EVIL, "description", EVIL));
    String project = "/p/" + admin.get("/api/v1/projects/" + scene.project()).text("/slug");
    Database database = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", database);
    admin.patch("/api/v1/db-sets/" + set, Scene.json("description", EVIL));
    String sql = "-- " + EVIL + "\nselect cast('" + EVIL.replace("'", "''") + "' as int);";
    String change = scene.migration(sql, "-- " + EVIL + "\nselect 1;");
    scene
        .user()
        .patch(
            "/api/v1/migrations/" + change,
            Scene.json(
                "ticket",
                EVIL,
                "description",
                EVIL,
                "sql_up",
                sql + "\nselect 2;",
                "comment",
                EVIL));
    String run = scene.request(change, "stg", set);
    scene.manager().post("/api/v1/runs/" + run + "/approve", Scene.json("comment", EVIL));
    scene.execute(run);
    String item = scene.ended(run).at("/items/0/id").asString();
    String waiting = scene.request(change, "stg", set);
    scene.manager().post("/api/v1/runs/" + waiting + "/cancel", Scene.json("comment", EVIL));
    String its = project + "/changes/" + change;
    return List.of(
        "/",
        "/projects",
        project,
        project + "/changes?q=" + "%3Cscript%3E",
        project + "/changes",
        its,
        its + "?v=1",
        its + "/edit",
        its + "/diff",
        its + "/diff?view=unified",
        project + "/runs/" + run,
        project + "/runs/" + run + "?log=" + item,
        project + "/runs/" + waiting,
        project + "/sets/" + set,
        "/runs",
        "/approvals",
        "/audit",
        "/admin/users",
        "/admin/tokens",
        "/admin/sessions",
        "/me",
        "/runs?q=" + ENCODED,
        "/audit?actor=" + ENCODED + "&env=" + ENCODED,
        "/login?next=" + ENCODED);
  }
}
