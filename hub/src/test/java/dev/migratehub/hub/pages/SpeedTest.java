package dev.migratehub.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every page of a hub with 10,000 run items, 500 targets and 2,000 changes; says how long each
/// took.
@Tag("slow")
final class SpeedTest {

  private static final int ROUNDS = 15;
  private static final Pattern RUN =
      Pattern.compile("<th scope=\"row\">\\s*<a href=\"[^\"]*/runs/([0-9a-f-]+)\"");
  private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

  @Test
  void pages_are_quick_however_much_there_is() throws SQLException {
    try (TestHub hub = TestHub.start("--migratehub.limits.writes=1000000")) {
      Scene scene = new Scene(hub);
      String set = scene.set("stg", PostgresServer.shared().newDatabase());
      String change = scene.migration("create table t (id int);", "drop table t;");
      try (Connection connection = hub.database().connect();
          Statement statement = connection.createStatement()) {
        statement.execute(filling(set, scene.project(), scene.using().id()));
      }
      String project =
          "/p/" + scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
      Client.Answer newest = scene.user().get("/api/v1/runs?limit=1");
      assertThat(newest.status()).as(newest.whole().body()).isEqualTo(200);
      String run = newest.text("/items/0/id");
      assertThat(run).as(newest.whole().body()).isNotEmpty();
      Map<String, String> pages = new LinkedHashMap<>();
      pages.put("inbox", "/");
      pages.put("projects", "/projects");
      pages.put("project", project);
      pages.put("changes", project + "/changes");
      pages.put("changes, filtered", project + "/changes?q=change_1&env=stg&state=failed");
      pages.put("change", project + "/changes/" + change);
      pages.put("run with 500 targets", project + "/runs/" + run);
      pages.put("set with 500 targets", project + "/sets/" + set);
      pages.put("runs", "/runs");
      pages.put("approvals", "/approvals");
      pages.put("audit", "/audit");
      pages.forEach((name, path) -> tell(name, took(scene.manager(), path)));
      paged(scene, set);
    }
  }

  /// Nothing is shown twice and nothing left out, although a run arrives before each next page.
  private static void paged(Scene scene, String set) {
    List<String> seen = new ArrayList<>();
    for (String next = "/runs"; !next.isEmpty(); ) {
      String page = scene.manager().send("GET", next, "", "Accept", "text/html").whole().body();
      RUN.matcher(page).results().map(it -> it.group(1)).forEach(seen::add);
      scene.request(scene.migration("select 1;", ""), "stg", set);
      Matcher older = OLDER.matcher(page);
      next = older.find() ? older.group(1).replace("&amp;", "&") : "";
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(2000);
  }

  private static String filling(String set, String project, UUID author) {
    return """
    insert into hub.db_targets (id, db_set_id, name, position, engine, host, port, database_name, username,
        tls_mode, created_at)
      select gen_random_uuid(), '%1$s', 'many-' || n, n + 1, 'postgresql', 'db-' || n || '.example', 5432, 'd', 'u',
        'disable', now() from generate_series(1, 499) n;
    insert into hub.migrations (id, project_id, key, name, ticket, description, created_by, created_at, updated_at,
        current_version)
      select gen_random_uuid(), '%2$s', (100000 + n)::text, 'change_' || n, 'T-' || n, '', '%3$s',
        now() - n * interval '1 minute', now(), 1 from generate_series(1, 2000) n;
    insert into hub.migration_versions (migration_id, number, sql_up, sql_down, sha_up, transaction_mode, author_id,
        created_at, comment)
      select id, 1, 'create table t_' || key || ' (id int);', 'drop table t_' || key, 'sha256:0', 'auto', '%3$s',
        created_at, '' from hub.migrations where key::numeric > 100000;
    insert into hub.runs (id, migration_id, version_number, project_id, direction, environment, db_set_id, state,
        on_failure, parallel, digest, requested_by, requested_at, started_at, finished_at)
      select gen_random_uuid(), id, 1, '%2$s', 'apply', 'stg', '%1$s',
        (array['executed', 'executed', 'executed', 'failed', 'awaiting_approval', 'approved'])[1 + key::numeric %% 6],
        'stop', 1, decode(repeat('00', 32), 'hex'), '%3$s', created_at, created_at, created_at
      from hub.migrations where key::numeric > 100000;
    insert into hub.run_items (id, run_id, target_id, position, state, attempts, started_at, finished_at)
      select gen_random_uuid(), r.id, t.id, row_number() over (partition by r.id), 'executed', 1, now(), now()
      from (select *, row_number() over (order by requested_at desc) as n from hub.runs) r
      join (select *, row_number() over (order by position) as n from hub.db_targets where db_set_id = '%1$s') t
        on t.n <= case when r.n <= 12 then 500 else 2 end;
    analyze;
    """
        .formatted(set, project, author);
  }

  private static long[] took(Client client, String path) {
    long[] millis = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      Client.Answer answer = client.send("GET", path, "", "Accept", "text/html");
      millis[i] = (System.nanoTime() - begin) / 1_000_000;
      assertThat(answer.status()).as(path).isEqualTo(200);
    }
    Arrays.sort(millis);
    return millis;
  }

  private static void tell(String name, long[] millis) {
    System.out.printf(
        "%-24s median %4d ms, slowest %4d ms%n", name, millis[ROUNDS / 2], millis[ROUNDS - 1]);
  }
}
