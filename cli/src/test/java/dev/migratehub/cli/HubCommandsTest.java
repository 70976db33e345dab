package dev.migratehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.migratehub.cli.command.Interrupts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands against what a hub may answer; against the hub itself they are tried in its module.
final class HubCommandsTest {

  private static final String RUN =
      """
      {"run":{"id":"r1","direction":"apply","migration_version":2,"env":"stg","state":"%s","reason":"%s"},\
      "items":[{"id":"i1","target":"one","state":"%s","statements_done":1,"statements_total":2,"error":null}]}\
      """;

  private record Reply(int status, String body) {}

  private final Played played = new Played();
  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @TempDir private Path home;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(line + (body.isEmpty() ? "" : " " + body) + " " + token);
    Deque<Reply> left = replies.getOrDefault(line, new ArrayDeque<>());
    Reply reply = left.size() > 1 ? left.poll() : left.peek();
    if (reply == null) {
      reply =
          new Reply(
              404, "{\"error\":{\"code\":\"not_found\",\"message\":\"There is no such thing.\"}}");
    }
    byte[] bytes = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void reply(String line, int status, String body) {
    replies.computeIfAbsent(line, _ -> new ArrayDeque<>()).add(new Reply(status, body));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private int hub(String... words) {
    return played.run(
        Map.of("MIGR8_HUB_URL", url(), "MIGR8_HUB_TOKEN", "mh_hunter2", "HOME", home.toString()),
        words(words));
  }

  private int registry(String... words) {
    List<String> all = new ArrayList<>(List.of("config-registry"));
    all.addAll(List.of(words));
    return played.run(
        Map.of("MIGR8_HUB_URL", url(), "MIGR8_HUB_TOKEN", "mh_hunter2", "HOME", home.toString()),
        all);
  }

  private static List<String> words(String... words) {
    List<String> all = new ArrayList<>(List.of("hub"));
    all.addAll(List.of(words));
    return all;
  }

  @Test
  void a_token_is_kept_once_the_hub_takes_it_where_only_its_owner_can_read_it() throws IOException {
    reply("GET /api/v1/runs?limit=1", 200, "{\"items\":[],\"next\":null}");
    Map<String, String> environment = Map.of("HOME", home.toString());
    assertThat(
            played.run(
                environment,
                new Interrupts(),
                question -> Optional.of("mh_hunter2"),
                words("login", url() + "/")))
        .as(played.err())
        .isZero();
    Path file = home.resolve(".config/migr8/hub.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(played.run(environment, words("status"))).isEqualTo(1);
    reply("GET /api/v1/runs?limit=20", 200, "{\"items\":[]}");
    assertThat(played.run(environment, words("status"))).isZero();
    assertThat(asked).allMatch(line -> line.endsWith("Bearer mh_hunter2"));
    assertThat(played.out() + played.err()).doesNotContain("hunter2");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(played.run(environment, words("status"))).isEqualTo(2);
    assertThat(played.err()).contains("MH-090", "can be read by others");
  }

  @Test
  void a_token_goes_to_no_other_hub() throws IOException {
    Path folder = Files.createDirectories(home.resolve(".config/migr8"));
    Path file =
        Files.writeString(
            folder.resolve("hub.json"), "{\"url\":\"https://other.example\",\"token\":\"x\"}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(played.run(Map.of("HOME", home.toString(), "MIGR8_HUB_URL", url()), words("status")))
        .isEqualTo(2);
    assertThat(played.err()).contains("MH-090", "is for https://other.example");
    assertThat(asked).isEmpty();
  }

  @Test
  void without_a_hub_it_says_how_to_sign_in() {
    assertThat(played.run(Map.of("HOME", home.toString()), words("status"))).isEqualTo(2);
    assertThat(played.err()).contains("MH-090", "migr8 hub login");
  }

  @Test
  void a_token_that_is_refused_is_not_kept() {
    reply(
        "GET /api/v1/runs?limit=1", 401, "{\"error\":{\"code\":\"signed_out\",\"message\":\"x\"}}");
    assertThat(hub("login", url())).isEqualTo(1);
    assertThat(played.err()).contains("MH-092").doesNotContain("hunter2");
    assertThat(home.resolve(".config")).doesNotExist();
  }

  @Test
  void what_is_no_address_is_said_to_be_none() {
    assertThat(hub("login", "ftp://x")).isEqualTo(2);
    assertThat(hub("login", "http://user@x")).isEqualTo(2);
    assertThat(played.err()).contains("MH-006", "is not the address of a hub");
  }

  @Test
  void a_hub_that_is_not_there_does_not_answer() {
    server.stop(0);
    assertThat(hub("status")).isEqualTo(1);
    assertThat(played.err()).contains("MH-091", "nothing was changed");
  }

  @Test
  void what_is_no_hub_does_not_answer_as_one() {
    reply("GET /api/v1/runs?limit=20", 502, "<html>");
    assertThat(hub("status")).isEqualTo(1);
    reply("POST /api/v1/runs/r1/approve", 403, "<html>");
    assertThat(hub("approve", "r1")).isEqualTo(1);
    assertThat(played.err()).contains("MH-091", "status 502", "MH-093", "status 403");
  }

  @Test
  void a_refusal_is_told_in_the_hubs_words() {
    reply(
        "POST /api/v1/runs/r1/execute",
        409,
        "{\"error\":{\"code\":\"not_approved\",\"message\":\"Nobody approved this run.\",\"details\":{}}}");
    assertThat(hub("execute", "r1")).isEqualTo(1);
    assertThat(played.err()).contains("MH-093", "Nobody approved this run. (not_approved)");
  }

  @Test
  void a_request_finds_migration_and_set_by_their_names() {
    reply(
        "GET /api/v1/migrations?key=042",
        200,
        "{\"items\":[{\"id\":\"m1\",\"project_id\":\"p1\"}]}");
    reply(
        "GET /api/v1/db-sets?limit=100&project=p1&env=stg",
        200,
        "{\"items\":[{\"id\":\"s1\",\"name\":\"auth\"},{\"id\":\"s2\",\"name\":\"other\"}]}");
    reply(
        "POST /api/v1/migrations/m1/request-approval",
        201,
        "{\"id\":\"r1\",\"direction\":\"apply\",\"migration_version\":2,\"env\":\"stg\",\"state\":\"awaiting_approval\",\"reason\":\"\"}");
    assertThat(hub("request", "042", "--env", "stg", "--set", "auth", "--parallel", "4")).isZero();
    assertThat(asked.getLast()).contains("{\"env\":\"stg\",\"db_set_id\":\"s1\",\"parallel\":4}");
    assertThat(played.out()).contains("run r1  apply version 2 on stg: awaiting approval");
    assertThat(hub("request", "042", "--env", "stg")).isEqualTo(2);
    assertThat(hub("request", "042")).isEqualTo(2);
    assertThat(played.err()).contains("MH-006", "--set NAME", "no environment was named");
  }

  @Test
  void a_run_is_followed_to_its_end_which_is_the_exit_status() {
    reply("GET /api/v1/runs/r1", 200, RUN.formatted("running", "", "running"));
    reply("GET /api/v1/runs/r1", 503, "");
    reply("GET /api/v1/runs/r1", 200, RUN.formatted("executed", "", "executed"));
    assertThat(hub("status", "r1", "--watch")).isZero();
    assertThat(played.out())
        .contains("one: running, 1 of 2 statements")
        .contains("one: executed, 1 of 2 statements");
  }

  @Test
  void a_run_that_failed_or_was_not_approved_gives_another_status() {
    reply("GET /api/v1/runs/r1", 200, RUN.formatted("failed", "1 of 1 targets failed", "failed"));
    reply("GET /api/v1/runs/r2", 200, RUN.formatted("denied", "no index", "queued"));
    assertThat(hub("status", "r1", "--watch")).isEqualTo(1);
    assertThat(hub("status", "r2", "--watch")).isEqualTo(3);
    assertThat(hub("status", "r1")).isZero();
    assertThat(played.err()).contains("MH-094", "1 of 1 targets failed", "MH-095", "no index");
  }

  @Test
  void logs_are_told_in_the_order_of_the_hub() {
    reply("GET /api/v1/runs/r1", 200, RUN.formatted("executed", "", "executed"));
    reply(
        "GET /api/v1/runs/r1/items/i1/logs?after=0&limit=1000",
        200,
        "[{\"id\":7,\"attempt\":1,\"at\":\"2026-01-01T00:00:00Z\",\"level\":\"info\",\"text\":\"applied \\\"a\\\"\"}]");
    assertThat(hub("logs", "r1", "--follow", "--json")).isZero();
    assertThat(played.out())
        .isEqualTo(
            "{\"event\":\"hub_log\",\"id\":7,\"attempt\":1,\"at\":\"2026-01-01T00:00:00Z\",\"level\":\"info\","
                + "\"text\":\"applied \\\"a\\\"\",\"target\":\"one\"}"
                + System.lineSeparator());
  }

  @Test
  void a_configuration_is_read_as_it_is_and_told_with_its_version() {
    String path = "GET /v1/projects/shop/configs/web";
    reply(path + "/content", 200, "{\"a\":1}");
    reply(path, 200, "{\"key\":\"web\",\"version\":3,\"content\":{\"a\":1}}");
    assertThat(registry("get", "shop", "web")).isZero();
    assertThat(played.out().strip()).isEqualTo("{\"a\":1}");
    assertThat(registry("get", "shop", "web", "--json")).isZero();
    assertThat(played.out())
        .contains("{\"event\":\"hub_config\",\"key\":\"web\",\"version\":3,\"content\":{\"a\":1}}");
  }

  @Test
  void who_was_too_late_has_a_status_of_its_own() throws IOException {
    reply(
        "PUT /v1/projects/shop/configs/web",
        409,
        "{\"error\":{\"code\":\"version_conflict\",\"message\":\"It is at version 4.\"}}");
    Path file = Files.writeString(home.resolve("web.json"), "{}");
    assertThat(registry("put", "shop", "web", file.toString(), "--version-seen", "3")).isEqualTo(3);
    assertThat(played.err()).contains("MH-097", "It is at version 4.", "nothing was changed");
    assertThat(asked.getLast()).contains("{\"content\":{},\"version\":3}");
  }

  @Test
  void a_change_whose_answer_was_lost_is_asked_again() throws IOException {
    String line = "PUT /v1/projects/shop/configs/web";
    reply(line, 503, "{}");
    reply(line, 200, "{\"key\":\"web\",\"version\":2}");
    Path file = Files.writeString(home.resolve("web.json"), "{}");
    assertThat(registry("put", "shop", "web", file.toString(), "--version-seen", "1")).isZero();
    assertThat(asked).hasSize(2);
  }

  @Test
  void what_is_missing_or_makes_no_sense_is_said_before_the_hub_is_asked() {
    assertThat(registry("put", "shop", "web", "none.json", "--version-seen", "1")).isEqualTo(2);
    assertThat(registry("put", "shop", "web", "none.json")).isEqualTo(2);
    assertThat(registry("put", "shop", "web", "x", "--version-seen", "two")).isEqualTo(2);
    assertThat(registry("rollback", "shop", "web", "--to", "1")).isEqualTo(2);
    assertThat(played.err())
        .contains("none.json cannot be read", "either --version-seen or --schema")
        .contains("--version-seen is no number", "--version-seen is missing");
    assertThat(asked).isEmpty();
  }

  @Test
  void changes_are_followed_from_where_one_is_told() {
    reply("GET /v1/projects/shop/watch?prefix=w", 200, "{\"changes\":[],\"until\":7}");
    reply(
        "GET /v1/projects/shop/watch?prefix=w&wait=25&after=7",
        200,
        "{\"changes\":[],\"until\":9}");
    reply(
        "GET /v1/projects/shop/watch?prefix=w&wait=25&after=9",
        200,
        "{\"changes\":[{\"index\":10,\"key\":\"web\",\"version\":2,\"content\":{},\"at\":\"now\",\"author\":\"ann\"},"
            + "{\"index\":10,\"key\":\"w2\",\"version\":1,\"at\":\"now\",\"author\":\"ann\"}],\"until\":10}");
    assertThat(registry("watch", "shop", "--prefix", "w", "--once")).isZero();
    assertThat(played.out()).contains("10  web  version 2, now, ann", "10  w2  deleted, now, ann");
  }
}
