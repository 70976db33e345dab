package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.testkit.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class RunEventsTest {

  private static TestHub hub;
  private static Scene scene;
  private static String run;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    scene = new Scene(hub);
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    run = scene.request(scene.migration("create table t (id int);", ""), "stg", set);
    scene.approve(run);
    scene.execute(run);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void the_story_of_a_run_is_told_to_its_end() {
    List<String> lines = events().lines().toList();
    assertThat(lines).contains("event:run", "event:item").endsWith("event:end", "data:end");
    String last =
        lines.stream()
            .filter(it -> it.startsWith("data:{") && it.contains("\"digest\""))
            .reduce((_, it) -> it)
            .orElseThrow();
    assertThat(JsonMapper.shared().readTree(last.substring(5)).at("/state").asString())
        .isEqualTo("executed");
  }

  @Test
  void who_comes_back_is_not_told_everything_anew() {
    scene.ended(run);
    String before = events();
    String id =
        before
            .lines()
            .filter(it -> it.startsWith("id:"))
            .reduce((_, it) -> it)
            .orElseThrow()
            .substring(3);
    long behind = Long.parseLong(id) + 1000;
    String after = events("Last-Event-ID", String.valueOf(behind));
    assertThat(after).contains("event:end").doesNotContain("event:item");
  }

  @Test
  void who_is_no_member_learns_nothing() {
    Client stranger = hub.client(hub.user(Role.MANAGER));
    assertThat(stranger.get("/api/v1/runs/" + run + "/events").status()).isEqualTo(404);
    assertThat(hub.client().get("/api/v1/runs/" + run + "/events").status()).isEqualTo(401);
  }

  @Test
  void an_id_that_was_never_given_out_is_refused() {
    Client.Answer answer =
        scene.user().send("GET", "/api/v1/runs/" + run + "/events", "", "Last-Event-ID", "x");
    assertThat(answer.status()).isEqualTo(400);
  }

  private static String events(String... headers) {
    return scene
        .user()
        .send("GET", "/api/v1/runs/" + run + "/events", "", headers)
        .whole()
        .body()
        .strip();
  }
}
