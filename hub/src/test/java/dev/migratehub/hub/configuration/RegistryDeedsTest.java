package dev.migratehub.hub.configuration;

import static dev.migratehub.hub.configuration.Shelf.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is done together, repeated, carried over, and what is left of it in audit and tables.
final class RegistryDeedsTest {

  @TempDir private static Path folder;
  private static TestHub hub;
  private Shelf shelf;

  @BeforeAll
  static void start() {
    hub = Shelf.start(folder, "--migratehub.limits.writes=100000");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void fill() {
    shelf = new Shelf(hub);
  }

  @Test
  void a_batch_is_done_together_or_not_at_all() {
    is(201, shelf.create("a", "{\"replicas\":1}"));
    String path = "/v1/projects/" + shelf.project + "/batch";
    String half =
        """
        {"changes":[{"action":"create","key":"b","schema":"%s","content":{}},\
        {"action":"change","key":"a","version":7,"content":{}}]}\
        """
            .formatted(shelf.schema);
    Client.Answer refused = is(409, shelf.editor.post(path, half));
    assertThat(refused.text("/error/details/position")).isEqualTo("1");
    is(404, shelf.viewer.get(shelf.config("b")));
    Client.Answer done =
        is(200, shelf.editor.post(path, half.replace("\"version\":7", "\"version\":1")));
    assertThat(done.json().get("versions").toString()).isEqualTo("[1,2]");
    is(422, shelf.editor.post(path, "{\"changes\":[]}"));
    is(403, shelf.viewer.post(path, half));
  }

  @Test
  void a_repeated_request_gets_the_first_answer() {
    String body = "{\"key\":\"once\",\"schema\":\"%s\",\"content\":{}}".formatted(shelf.schema);
    Client.Answer first =
        is(201, shelf.editor.post(shelf.configs(), body, "Idempotency-Key", "k1"));
    is(200, shelf.change("once", 1, "{\"replicas\":4}"));
    Client.Answer again =
        is(201, shelf.editor.post(shelf.configs(), body, "Idempotency-Key", "k1"));
    assertThat(again.json()).isEqualTo(first.json());
    is(
        409,
        shelf.editor.post(shelf.configs(), body.replace("once", "other"), "Idempotency-Key", "k1"));
    String project = "{\"id\":\"%s-b\",\"name\":\"B\"}".formatted(shelf.project);
    assertThat(
            is(201, shelf.manager.post("/v1/projects", project, "Idempotency-Key", "p"))
                .text("/api_key"))
        .startsWith(Keys.BEGINNING);
    assertThat(
            is(201, shelf.manager.post("/v1/projects", project, "Idempotency-Key", "p"))
                .text("/api_key"))
        .isEmpty();
  }

  @Test
  void a_project_goes_out_and_into_another() {
    is(201, shelf.create("a", "{\"replicas\":1}"));
    is(201, shelf.create("b", "{\"replicas\":2}"));
    String out =
        is(200, shelf.viewer.get("/v1/projects/" + shelf.project + "/export")).whole().body();
    String path = "/v1/projects/" + shelf.project + "/import";
    assertThat(is(200, shelf.editor.post(path, out)).whole().body())
        .isEqualTo("{\"created\":0,\"changed\":0,\"same\":2}");
    is(200, shelf.change("a", 1, "{\"replicas\":9}"));
    is(204, shelf.editor.delete(shelf.config("b") + "?version=1"));
    assertThat(is(200, shelf.editor.post(path, out)).whole().body())
        .isEqualTo("{\"created\":1,\"changed\":1,\"same\":0}");
    assertThat(shelf.viewer.get(shelf.config("a")).json().at("/content/replicas").asInt())
        .isEqualTo(1);
    is(403, shelf.viewer.post(path, out));
    is(
        409,
        shelf.editor.post(
            path,
            "{\"schemas\":[{\"id\":\"%s\",\"name\":\"x\",\"content\":{}}],\"configs\":[]}"
                .formatted(shelf.schema)));
  }

  @Test
  void every_change_is_in_the_audit_and_so_is_what_was_refused() {
    is(201, shelf.create("web", "{\"replicas\":1}"));
    is(200, shelf.change("web", 1, "{\"replicas\":2}"));
    is(409, shelf.change("web", 1, "{\"replicas\":3}"));
    is(403, shelf.viewer.put(shelf.config("web"), "{\"content\":{},\"version\":2}"));
    is(204, shelf.editor.delete(shelf.config("web") + "?version=2"));
    assertThat(deeds(shelf.project + "/web"))
        .containsExactly(
            "config.create allowed",
            "config.change allowed",
            "config.change denied",
            "config.change denied",
            "config.remove allowed");
    assertThat(deeds(shelf.project))
        .contains("registry.project_create allowed", "registry.role_give allowed");
    assertThat(hub.client(hub.user(Role.ADMIN)).get("/api/v1/audit?limit=200").whole().body())
        .doesNotContain(shelf.apiKey);
  }

  @Test
  void the_tables_of_the_hubs_database_follow() throws InterruptedException {
    is(201, shelf.create("web", "{\"replicas\":1}"));
    is(200, shelf.change("web", 1, "{\"replicas\":2}"));
    long index = is(200, shelf.admin.get("/v1/cluster")).json().at("/applied").asLong();
    Client.Answer status = shelf.admin.get("/v1/cluster");
    while (status.json().at("/tables").asLong() < index - 1
        && status.json().at("/tables_trouble").isMissingNode()) {
      Thread.sleep(50);
      status = shelf.admin.get("/v1/cluster");
    }
    assertThat(status.text("/tables_trouble")).isEmpty();
    assertThat(status.text("/role")).isEqualTo("leader");
    is(403, shelf.manager.get("/v1/cluster"));
    is(409, shelf.admin.post("/v1/cluster/leave", "{\"member\":\"one\"}"));
    is(422, shelf.admin.post("/v1/cluster/join", "{\"member\":\"no address\"}"));
    assertThat(is(200, hub.client().get("/v1/ready")).text("/status")).isEqualTo("up");
  }

  private static List<String> deeds(String resource) {
    return hub.part(JdbcClient.class)
        .sql(
            """
            select action || ' ' || outcome from hub.audit_events
            where resource_id = :id order by seq
            """)
        .param("id", resource)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
