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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever somebody writes anywhere is text on every page.
@Tag("slow")
final class HostileTest {

  private static final String EVIL =
      "</textarea></script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  /// Reads `approved by all.` where text is turned round.
  private static final String TURNED = EVIL + "\u202E.lla yb devorppa\u2066\u200B";

  /// What is on a page for people and holds a character that nobody sees, but in what a form sends.
  private static final String UNSEEN =
      """
      (() => {
        const unseen = /[\\u200B\\u202A-\\u202E\\u2066-\\u2069]/;
        const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
          const text = walker.currentNode;
          if (unseen.test(text.data) && !text.parentElement.closest('textarea, script, .paint')) found.push(text.data);
        }
        for (const it of document.querySelectorAll('[title], [aria-label], [data-label]')) {
          for (const name of ['title', 'aria-label', 'data-label']) {
            if (unseen.test(it.getAttribute(name) || '')) found.push(name + ' ' + it.outerHTML);
          }
        }
        return found;
      })()\
      """;

  private static final String ENCODED = URLEncoder.encode(EVIL, UTF_8);

  @TempDir private static Path folder;

  @Test
  void what_looks_like_html_is_text_everywhere() {
    try (TestHub hub =
            TestHub.start(
                "--migratehub.sign-in.passwords=true",
                "--migratehub.registry.folder=" + folder.resolve("registry"));
        Chromium chromium = new Chromium()) {
      Scene scene = new Scene(hub);
      User admin =
          hub.part(Users.class).create(Actor.hub(), "evil@example.org", TURNED, Role.ADMIN);
      List<String> paths = new ArrayList<>(paths(scene));
      paths.addAll(configurations(scene.admin()));
      Page page = chromium.window(hub, admin, Chromium.Look.USUAL);
      Set<String> unseen = new TreeSet<>();
      boolean shown = false;
      boolean named = false;
      for (String path : paths) {
        page.navigate(path);
        page.waitForTimeout(50);
        assertThat(page.title()).as(path).isNotEqualTo("owned");
        assertThat(page.locator("img[src=x]").count()).as(path).isZero();
        String text = page.locator("body").innerText();
        shown |= text.contains("onerror=");
        named |= text.contains("⟨U+202E⟩.lla yb devorppa⟨U+2066⟩⟨U+200B⟩");
        ((List<?>) page.evaluate(UNSEEN)).forEach(it -> unseen.add(path + ": " + it));
      }
      assertThat(shown).isTrue();
      assertThat(named).isTrue();
      assertThat(unseen).isEmpty();
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
        "/api/v1/projects/" + scene.project(), Scene.json("name", TURNED, "description", TURNED));
    String project = "/p/" + admin.get("/api/v1/projects/" + scene.project()).text("/slug");
    Database database = PostgresServer.shared().newDatabase();
    String set = scene.set("stg", database);
    admin.patch("/api/v1/db-sets/" + set, Scene.json("description", TURNED));
    String sql = "-- " + TURNED + "\nselect cast('" + TURNED.replace("'", "''") + "' as int);";
    String change = scene.migration(sql, "-- " + EVIL + "\nselect 1;");
    scene
        .user()
        .patch(
            "/api/v1/migrations/" + change,
            Scene.json(
                "ticket",
                TURNED,
                "description",
                TURNED,
                "sql_up",
                sql + "\nselect 2;",
                "comment",
                TURNED));
    String run = scene.request(change, "stg", set);
    scene.manager().post("/api/v1/runs/" + run + "/approve", Scene.json("comment", TURNED));
    scene.execute(run);
    String item = scene.ended(run).at("/items/0/id").asString();
    String waiting = scene.request(change, "stg", set);
    scene.manager().post("/api/v1/runs/" + waiting + "/cancel", Scene.json("comment", TURNED));
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

  private static List<String> configurations(Client admin) {
    List<Client.Answer> made =
        List.of(
            admin.post("/v1/projects", Scene.json("id", "evil", "name", TURNED)),
            admin.post(
                "/v1/schemas",
                Scene.json("id", "evil", "name", TURNED, "content", Map.of("title", TURNED))),
            admin.post(
                "/v1/projects/evil/configs",
                Scene.json(
                    "key",
                    "web",
                    "schema",
                    "evil",
                    "content",
                    Map.of(TURNED, TURNED),
                    "comment",
                    TURNED)),
            admin.put(
                "/v1/projects/evil/configs/web",
                Scene.json("version", 1, "content", Map.of("log", TURNED), "comment", TURNED)));
    assertThat(made).allSatisfy(it -> assertThat(it.status()).as(it.whole().body()).isIn(200, 201));
    return List.of(
        "/configs",
        "/configs/evil",
        "/configs/evil?prefix=" + ENCODED,
        "/configs/evil/c/web",
        "/configs/evil/c/web/edit",
        "/configs/evil/c/web/diff",
        "/configs/evil/c/web/diff?view=unified",
        "/configs/evil/new",
        "/config-schemas",
        "/config-schemas/evil");
  }
}
