package dev.migratehub.hub.configuration;

import static dev.migratehub.hub.configuration.Shelf.is;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs get of the registry: changes as they come, and contents by API key.
final class RegistryReadsTest {

  @TempDir private static Path folder;
  private static TestHub hub;
  private Shelf shelf;

  @BeforeAll
  static void start() {
    hub =
        Shelf.start(folder, "--migratehub.limits.writes=100000", "--migratehub.limits.refusals=8");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void fill() {
    shelf = new Shelf(hub);
  }

  private String watch(String query) {
    return "/v1/projects/" + shelf.project + "/watch" + query;
  }

  @Test
  void who_asks_again_and_again_gets_every_change_once() {
    long begin = is(200, shelf.viewer.get(watch(""))).json().at("/until").asLong();
    is(201, shelf.create("web", "{\"replicas\":1}"));
    is(200, shelf.change("web", 1, "{\"replicas\":2}"));
    is(201, shelf.create("db", "{}"));
    is(204, shelf.editor.delete(shelf.config("web") + "?version=2"));
    Client.Answer all = is(200, shelf.viewer.get(watch("?after=" + begin)));
    assertThat(all.json().get("changes").findValuesAsString("key"))
        .containsExactly("web", "web", "db", "web");
    assertThat(all.json().at("/changes/3/content").isMissingNode()).isTrue();
    Client.Answer some = shelf.viewer.get(watch("?prefix=d&after=" + begin));
    assertThat(some.json().get("changes").findValuesAsString("key")).containsExactly("db");
    long middle = all.json().at("/changes/1/index").asLong();
    assertThat(
            shelf
                .viewer
                .get(watch("?after=" + middle))
                .json()
                .get("changes")
                .findValuesAsString("key"))
        .containsExactly("db", "web");
  }

  @Test
  void who_waits_is_told_as_soon_as_something_changes() {
    long begin = is(200, shelf.viewer.get(watch(""))).json().at("/until").asLong();
    CompletableFuture<Client.Answer> waiting =
        CompletableFuture.supplyAsync(() -> shelf.viewer.get(watch("?wait=30&after=" + begin)));
    is(201, shelf.create("web", "{}"));
    assertThat(waiting.join().json().get("changes").findValuesAsString("key"))
        .containsExactly("web");
    is(404, shelf.stranger.get(watch("?after=" + begin)));
    is(422, shelf.viewer.get(watch("?after=-1")));
  }

  @Test
  void who_listens_goes_on_where_he_was_cut_off() throws Exception {
    is(201, shelf.create("a", "{}"));
    long begin = is(200, shelf.viewer.get(watch(""))).json().at("/until").asLong();
    is(200, shelf.change("a", 1, "{\"replicas\":1}"));
    is(200, shelf.change("a", 2, "{\"replicas\":2}"));
    List<String> first = events("after=" + begin, Optional.empty(), 1);
    assertThat(first.getFirst()).contains("\"version\":2");
    String id = first.getFirst().replaceAll("(?s).*\"index\":(\\d+).*", "$1");
    List<String> rest = events("", Optional.of(id), 1);
    assertThat(rest.getFirst()).contains("\"version\":3");
  }

  /// So many events, then it hangs up.
  private List<String> events(String query, Optional<String> last, int count) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(hub.address() + watch("?" + query)))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + hub.token(shelf.viewing));
    last.ifPresent(it -> request.header("Last-Event-ID", it));
    List<String> events = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream body = http.send(request.build(), BodyHandlers.ofInputStream()).body();
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      while (events.size() < count) {
        String line = lines.readLine();
        assertThat(line).isNotNull();
        if (line.startsWith("data:")) {
          events.add(line.substring("data:".length()));
        }
      }
      http.shutdownNow();
    }
    return events;
  }

  @Test
  void an_api_key_opens_the_contents_of_its_project_and_nothing_else() {
    is(201, shelf.create("web", "{\"replicas\":1}"));
    Client program = hub.client();
    Client.Answer read = is(200, program.get("/v1/read/" + shelf.apiKey + "/web"));
    assertThat(read.whole().body()).isEqualTo("{\"replicas\":1}");
    Client.Answer byHeader =
        is(200, program.send("GET", "/v1/read/web", "", "Authorization", "Bearer " + shelf.apiKey));
    assertThat(byHeader.tag()).isEqualTo(read.tag());
    is(
        304,
        program.send("GET", "/v1/read/" + shelf.apiKey + "/web", "", "If-None-Match", read.tag()));
    assertThat(read.whole().headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(read.whole().headers().firstValue("Cache-Control")).hasValue("no-cache, private");
    assertThat(read.whole().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(read.whole().headers().firstValue("X-Request-Id")).isPresent();
    is(200, shelf.change("web", 1, "{\"replicas\":2}"));
    is(
        200,
        program.send("GET", "/v1/read/" + shelf.apiKey + "/web", "", "If-None-Match", read.tag()));
    is(404, program.get("/v1/read/" + shelf.apiKey + "/none"));
    is(404, program.get("/v1/read/web"));
    is(404, program.get("/v1/read/" + shelf.apiKey + "/web/more"));
    // However the address is written.
    is(200, program.get("/v1/read/" + shelf.apiKey + "/w%65b"));
    is(200, program.get("/v1/read/" + shelf.apiKey + "/web?consistency=stale"));
    is(422, program.get("/v1/read/" + shelf.apiKey + "/web?consistency=none"));
    String fresh =
        is(200, shelf.manager.post("/v1/projects/" + shelf.project + "/api-key/rotate", ""))
            .text("/api_key");
    is(404, program.get("/v1/read/" + shelf.apiKey + "/web"));
    is(200, program.get("/v1/read/" + fresh + "/web"));
  }

  @Test
  void reads_of_programs_are_counted_by_what_came_of_them() {
    is(201, shelf.create("web", "{}"));
    is(200, hub.client().get("/v1/read/" + shelf.apiKey + "/web"));
    is(404, hub.client().get("/v1/read/" + shelf.apiKey + "/none"));
    assertThat(is(200, hub.client().get("/metrics")).whole().body())
        .containsPattern("migratehub_registry_reads_seconds_count\\{status=\"200\"} [1-9]")
        .containsPattern("migratehub_registry_reads_seconds_count\\{status=\"404\"} [1-9]");
  }

  @Test
  void who_guesses_keys_has_to_wait() {
    Client guesser = hub.client();
    int status = 0;
    for (int i = 0; i < 40 && status != 429; i++) {
      status = guesser.get("/v1/read/" + Keys.make() + "/web").status();
    }
    assertThat(status).isEqualTo(429);
    is(201, shelf.create("web", "{}"));
    is(200, guesser.get("/v1/read/" + shelf.apiKey + "/web"));
  }
}
