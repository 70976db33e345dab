package dev.migratehub.hub.pages;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LookTest {
  @Test
  void look() {
    try (TestHub hub = TestHub.start("--migratehub.sign-in.passwords=true"); Chromium c = new Chromium()) {
      Scene scene = new Scene(hub);
      Database a = PostgresServer.shared().newDatabase();
      Database b = PostgresServer.shared().newDatabase();
      String set = scene.set("stg", a, b);
      String prd = scene.set("prd", a, b);
      String m = scene.migration("-- orders\ncreate table orders (\n  id bigint generated always as identity primary key,\n  total numeric(12, 2) not null default 0,\n  note text default 'it''s <b>new</b>'\n);\ndrop table if exists old_orders;\n", "drop table orders;");
      scene.executed(m, "stg", set);
      scene.user().patch("/api/v1/migrations/" + m, Scene.json("sql_up", "-- orders\ncreate table orders (\n  id bigint generated always as identity primary key,\n  total numeric(14, 2) not null default 0,\n  note text,\n  made timestamptz not null default now()\n);\ndrop table if exists old_orders;\n"));
      String run = scene.request(m, "prd", prd);
      String m2 = scene.migration("create table orders (id int);", "");
      String failed = scene.executed(m2, "stg", set).at("/run/id").asString();
      String slug = String.valueOf(scene.admin().get("/api/v1/projects/" + scene.project()).json().at("/slug").asString());
      String p0 = "/p/" + slug;
      List<String> paths = List.of("/", "/projects", "/runs", "/approvals", p0, p0 + "/changes", p0 + "/changes/new", p0 + "/changes/" + m, p0 + "/changes/" + m + "/edit", p0 + "/changes/" + m + "/diff", p0 + "/changes/" + m + "/diff?view=unified", p0 + "/runs/" + run, p0 + "/runs/" + failed, p0 + "/sets/" + set, "/admin/users", "/admin/environments", "/admin/tokens", "/admin/sessions", "/me", "/nowhere");
      var looks = List.of(Chromium.Look.USUAL, new Chromium.Look(true, ColorScheme.DARK, 1280, 900), new Chromium.Look(true, ColorScheme.LIGHT, 390, 800));
      var admin = hub.user(Role.ADMIN);
      int l = 0;
      for (var look : looks) {
        Page p = c.window(hub, admin, look);
        int i = 0;
        for (String path : paths) {
          var answer = p.navigate(path);
          p.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("/tmp/hubpages/shot-" + l + "-" + i++ + ".png")));
          boolean wide = (Boolean) p.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
          System.out.println("@@ " + path + " " + answer.status() + (wide ? " OVERFLOW" : ""));
          if (l < 2) {
          var violations = new AxeBuilder(p).withTags(List.of("wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice")).analyze().getViolations();
          violations.forEach(v -> System.out.println("   @@ " + v.getId() + " " + v.getHelp() + " " + v.getNodes().stream().limit(3).map(n -> n.getHtml() + " | " + n.getFailureSummary().replace('\n', ' ')).toList()));
          }
        }
        l++;
        p.context().close();
      }
      System.out.println("@@ " + c.complaints());
    }
  }
}
