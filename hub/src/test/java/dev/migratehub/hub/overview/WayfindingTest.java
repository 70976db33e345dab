package dev.migratehub.hub.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.PostgresServer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How one finds what one looks for on the pages: the inbox, the filters, older versions, events.
@Tag("slow")
final class WayfindingTest {

  private static TestHub hub;
  private static Scene scene;
  private static String project;
  private static String set;

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.limits.writes=100000");
    scene = new Scene(hub);
    project = "/p/" + scene.admin().get("/api/v1/projects/" + scene.project()).text("/slug");
    set = scene.set("prd", PostgresServer.shared().newDatabase());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void a_run_goes_from_one_part_of_the_inbox_to_the_next_and_ends_in_the_matrix() {
    String change = named("brought_along", "FIND-1");
    String run = scene.request(change, "prd", set);
    assertThat(part(scene.manager(), "Needs my approval")).contains("brought_along", "prd");
    assertThat(part(scene.user(), "Needs my approval")).doesNotContain("brought_along");
    assertThat(part(scene.user(), "Mine in progress"))
        .contains("brought_along", "one approval by a manager for prd who did not write it");
    scene.approve(run);
    assertThat(part(scene.manager(), "Needs my approval")).doesNotContain("brought_along");
    assertThat(part(scene.manager(), "Ready for me to run, or failed"))
        .contains("brought_along", "you can start it");
    assertThat(part(scene.user(), "Mine in progress")).contains("a manager starts it");
    scene.execute(run);
    scene.ended(run);
    String page = text(scene.user(), "/");
    assertThat(page.substring(0, page.indexOf("Where the projects stand")))
        .doesNotContain("brought_along");
    assertThat(part(scene.user(), "Where the projects stand")).contains("executed");
  }

  @Test
  void changes_are_found_by_what_the_address_says() {
    String one = named("found_one", "FIND-2");
    named("found_two", "FIND-3");
    scene.executed(one, "prd", set);
    for (String filter :
        List.of(
            "q=found_o",
            "ticket=FIND-2",
            "q=found&env=prd&state=executed",
            "q=found_one&author=" + scene.using().email())) {
      String page = text(scene.manager(), project + "/changes?" + filter);
      assertThat(page).as(filter).contains("found_one").doesNotContain("found_two");
    }
    assertThat(html(scene.manager(), project + "/changes?q=found&ticket=FIND-2&env=prd"))
        .contains("value=\"found\"", "value=\"FIND-2\"", "<option value=\"prd\" selected>");
    assertThat(text(scene.manager(), "/runs?q=found_one&env=prd&status=executed"))
        .contains("found_one");
    assertThat(text(scene.manager(), "/runs?q=found_one&env=stg")).doesNotContain("FIND-2 ·");
  }

  @Test
  void an_older_version_is_shown_with_its_own_text_and_difference() {
    String change = named("older", "FIND-4");
    scene.user().patch("/api/v1/migrations/" + change, Scene.json("sql_up", "select 'newer';"));
    String its = project + "/changes/" + change;
    assertThat(text(scene.user(), its)).contains("SQL, version 2", "'newer'");
    assertThat(text(scene.user(), its + "?v=1"))
        .contains("SQL, version 1", "(version 2 is the newest)")
        .doesNotContain("'newer'");
    assertThat(text(scene.user(), its + "/diff?from=1&to=2"))
        .contains("1 line came, 1 went", "'newer'");
  }

  @Test
  void events_are_searched_checked_and_have_an_address_each() {
    named("audited", "FIND-5");
    String checked = text(scene.admin(), "/audit?check=yes");
    assertThat(checked).containsPattern("Chain verified to event [0-9,]+,");
    String found =
        html(scene.admin(), "/audit?action=migration.create&actor=" + scene.using().email());
    Matcher event = Pattern.compile("href=\"(/audit\\?cursor=\\d+)#(event-\\d+)\"").matcher(found);
    assertThat(event.find()).as(found).isTrue();
    assertThat(html(scene.admin(), event.group(1))).contains("id=\"" + event.group(2) + "\"");
  }

  @Test
  void a_long_list_goes_on_behind_its_last_row() {
    for (int i = 0; i < 55; i++) {
      named("listed_" + i, "LONG-1");
    }
    String first = html(scene.user(), project + "/changes?ticket=LONG-1");
    Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = html(scene.user(), next.group(1).replace("&amp;", "&"));
    assertThat(first).contains(">listed_54<").doesNotContain(">listed_0<");
    assertThat(second).contains(">listed_0<").doesNotContain(">listed_54<");
  }

  private static String named(String name, String ticket) {
    String change = scene.migration("select '" + name + "';", "");
    Client.Answer answer =
        scene
            .user()
            .patch("/api/v1/migrations/" + change, Scene.json("name", name, "ticket", ticket));
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
    return change;
  }

  /// What stands on the inbox below a heading and above the next section.
  private static String part(Client who, String heading) {
    String page = html(who, "/");
    Matcher found = Pattern.compile("<(caption|h2)>" + heading + "<").matcher(page);
    assertThat(found.find()).as(heading).isTrue();
    return plain(page.substring(found.start(), page.indexOf("</section>", found.start())));
  }

  private static String text(Client who, String path) {
    return plain(html(who, path));
  }

  private static String html(Client who, String path) {
    Client.Answer answer = who.send("GET", path, "", "Accept", "text/html");
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.whole().body();
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", " ")
        .replace("&#39;", "'")
        .replaceAll("\\s+", " ")
        .replace(" ,", ",");
  }
}
