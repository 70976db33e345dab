package dev.migratehub.hub.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTest {

  private static TestHub hub;
  private static Client admin;

  @BeforeAll
  static void start() {
    hub =
        TestHub.start(
            "--migratehub.limits.refusals=100000",
            "--migratehub.http.max-body=100KB",
            "--migratehub.http.trusted-proxies=127.0.0.1");
    admin = hub.client(hub.user(Role.ADMIN));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1",
        "GET /api/v1/projects HTTP/1.1",
        "GET /api/v1/openapi.json HTTP/1.1",
        "GET /metrics HTTP/1.1",
        "GET /auth/csrf HTTP/1.1",
        "GET /nothing HTTP/1.1",
        "GET /error HTTP/1.1",
        "GET /auth/google/start HTTP/1.1",
        "POST /api/v1/projects HTTP/1.1",
        "DELETE /health/live HTTP/1.1",
        "OPTIONS /api/v1/projects HTTP/1.1",
        "TRACE / HTTP/1.1",
        "FOO / HTTP/1.1",
        "GET /api/v1/../users HTTP/1.1",
        "GET /api/v1/%2e%2e/users HTTP/1.1",
        "GET /api/v1//users HTTP/1.1",
        "GET /api/v1/users;x=y HTTP/1.1",
        "GET /api/v1/users%00 HTTP/1.1",
        "GET /api/v1%2fusers HTTP/1.1",
        "GET /api\\v1 HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /a|b HTTP/1.1",
        "GET / HTTP/9.9",
        "nonsense"
      })
  void every_answer_tells_browsers_what_not_to_do_and_nothing_of_the_server(String line) {
    String answer = raw(line);
    assertThat(answer)
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff")
        .contains("X-Frame-Options: DENY")
        .contains("Referrer-Policy: same-origin")
        .contains("Permissions-Policy: ")
        .contains("Cache-Control: no-store")
        .doesNotContain("unsafe-", "Server:", "X-Powered-By", "Tomcat", "Strict-Transport");
    assertThat(answer).doesNotContain("evil.example", "Exception", "org.", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../api/v1/users",
        "/api/v1/%2e%2e/v1/users",
        "/api/v1//users",
        "//api/v1/users",
        "/api/v1/./users",
        "/api/v1/users;.json",
        "/api/v1/users%2f",
        "/api/v1/users%3b",
        "/api/v1/users%5c",
        "/api/v1/users%00",
        "/api%2fv1/users",
        "/health/live/..;/../api/v1/users",
        "/API/V1/USERS"
      })
  void no_spelling_of_a_path_leads_past_the_sign_in(String path) {
    String answer = raw("GET " + path + " HTTP/1.1");
    assertThat(answer.substring(0, 12))
        .as(answer)
        .isIn("HTTP/1.1 400", "HTTP/1.1 401", "HTTP/1.1 404");
  }

  @Test
  void a_browser_is_sent_to_sign_in_and_a_program_is_told_that_it_has_to() {
    String accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    Browser nobody = new Browser(hub.address());
    Page home = nobody.get("/", "Accept", accept);
    assertThat(home.status()).isEqualTo(303);
    assertThat(home.header("Location")).isEqualTo("/login?next=%2F");
    Page deep = nobody.get("/audit?outcome=denied", "Accept", accept);
    assertThat(deep.header("Location")).isEqualTo("/login?next=%2Faudit%3Foutcome%3Ddenied");
    Page program = nobody.get("/", "Accept", "*/*");
    assertThat(program.status()).isEqualTo(401);
    assertThat(program.header("Content-Type")).startsWith("application/json");
    assertThat(program.text("/error/code")).isEqualTo("sign_in_first");
    assertThat(nobody.get("/api/v1/projects", "Accept", accept).status()).isEqualTo(401);
  }

  @Test
  void https_is_remembered_for_a_year_where_there_is_https() {
    Page page = new Browser(hub.address()).get("/health/live", "X-Forwarded-Proto", "https");
    assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
  }

  @Test
  void a_method_is_what_the_request_line_says() {
    Client.Answer answer =
        admin.post(
            "/api/v1/projects?_method=DELETE",
            "{\"slug\":\"over\",\"name\":\"Over\"}",
            "X-HTTP-Method-Override",
            "DELETE",
            "X-Method-Override",
            "DELETE");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(admin.send("TRACE", "/api/v1/projects", "").status()).isEqualTo(405);
  }

  @Test
  void a_body_that_says_it_is_too_long_is_not_read() {
    Client.Answer answer =
        admin.post(
            "/api/v1/projects",
            "{\"slug\":\"big\",\"name\":\"%s\"}".formatted("x".repeat(200_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("/error/code")).isEqualTo("too_large");
  }

  @Test
  void a_body_that_does_not_say_its_length_is_not_read_to_its_end() throws Exception {
    InputStream spaces = new ByteArrayInputStream(" ".repeat(1_000_000).getBytes(ISO_8859_1));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/projects"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> spaces))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("too_large");
  }

  @Test
  void a_deep_or_broken_body_is_refused_in_a_sentence() {
    Client.Answer deep = admin.post("/api/v1/projects", "[".repeat(50_000));
    assertThat(deep.status()).isEqualTo(400);
    Client.Answer broken = admin.post("/api/v1/projects", "{\"slug\":");
    assertThat(broken.text("/error/code")).isEqualTo("malformed");
    assertThat(broken.whole().body()).doesNotContain("Jackson", "jackson", "dev.migratehub");
  }

  @Test
  void a_field_that_is_missing_null_or_unknown_is_named() {
    Client.Answer missing = admin.post("/api/v1/projects", "{\"slug\":\"a\"}");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.text("/error/details/field")).isEqualTo("name");
    Client.Answer none = admin.post("/api/v1/projects", "{\"slug\":null,\"name\":\"A\"}");
    assertThat(none.text("/error/details/field")).isEqualTo("slug");
    Client.Answer unknown =
        admin.post("/api/v1/projects", "{\"slug\":\"a\",\"name\":\"A\",\"role\":\"admin\"}");
    assertThat(unknown.text("/error/details/field")).isEqualTo("role");
    assertThat(admin.post("/api/v1/projects", "").status()).isEqualTo(400);
  }

  @Test
  void an_id_that_is_none_is_no_bug() {
    assertThat(admin.get("/api/v1/projects/1%20or%201=1").status()).isEqualTo(400);
    assertThat(admin.get("/api/v1/users?limit=-1").status()).isEqualTo(422);
    assertThat(admin.get("/api/v1/users?cursor=x").status()).isEqualTo(400);
  }

  @Test
  void only_json_is_taken_as_json() {
    Client.Answer answer =
        new Client(hub.address(), Optional.of(token())).send("POST", "/api/v1/projects", "");
    assertThat(answer.status()).isIn(400, 415);
    Page form =
        new Browser(hub.address())
            .form(
                URI.create(hub.address() + "/api/v1/projects"),
                Map.of("slug", "a"),
                "Authorization",
                "Bearer " + token());
    assertThat(form.status()).isEqualTo(415);
  }

  private static String token() {
    return hub.token(hub.user(Role.ADMIN));
  }

  private static String raw(String line) {
    int port = URI.create(hub.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = line + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
