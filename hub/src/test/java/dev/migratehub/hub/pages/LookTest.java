package dev.migratehub.hub.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
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
      String run = scene.request(m, "prd", prd);
      String m2 = scene.migration("create table orders (id int);", "");
      scene.executed(m2, "stg", set);
      Page p = c.window(hub, scene.managing(), Chromium.Look.USUAL);
      String slug = String.valueOf(scene.admin().get("/api/v1/projects/" + scene.project()).json().at("/slug").asString());
      int i = 0;
      for (String path : new String[] {"/", "/runs", "/approvals", "/p/" + slug + "/runs/" + run, "/p/" + slug + "/changes/" + m, "/p/" + slug + "/changes/" + m2, "/nowhere", "/p/nowhere"}) {
        p.navigate(path);
        p.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("/tmp/hubpages/shot" + i++ + ".png")));
      }
      System.out.println(c.complaints());
    }
  }
}
