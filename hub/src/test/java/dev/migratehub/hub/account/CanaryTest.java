package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Secrets go in; then everything that was written and answered is searched for them.
@Tag("slow")
final class CanaryTest {

  @TempDir private Path folder;

  @Test
  void no_secret_of_signing_in_is_written_or_answered() throws IOException {
    Path log = folder.resolve("hub.log");
    List<String> seen = new ArrayList<>();
    List<String> secrets = new ArrayList<>(List.of(TestHub.PASSWORD, Forger.SECRET));
    secrets.addAll(List.of("canary-access-token", "canary wrong password", "canary new password"));
    secrets.add("the canary of the first admin");
    try (Forger forger = new Forger();
        TestHub hub =
            TestHub.start(
                "--logging.file.name=" + log,
                "--logging.structured.format.file=logstash",
                "--logging.level.dev.migratehub=debug",
                "--migratehub.sign-in.passwords=true",
                "--migratehub.oidc.issuer=" + forger.issuer(),
                "--migratehub.oidc.google.client-id=" + Forger.CLIENT,
                "--migratehub.oidc.google.client-secret=" + Forger.SECRET,
                "--migratehub.oidc.google.redirect-url=http://127.0.0.1/auth/google/callback",
                "--migratehub.admin.email=root@example.org",
                "--migratehub.admin.password=the canary of the first admin")) {
      User user = hub.userWithPassword(Role.USER);
      passwords(hub, user, seen);
      secrets.addAll(provider(hub, forger, seen));
      secrets.add(tokens(hub, seen));
      seen.addAll(everyRow(hub));
      Client admin = hub.client(hub.user(Role.ADMIN));
      seen.add(hub.client().get("/metrics").whole().body());
      assertThat(seen.getLast()).contains("migratehub_sign_ins_total{", "way=\"provider\"");
      seen.add(admin.get("/api/v1/users").whole().body());
    }
    List<String> lines = Files.readAllLines(log);
    seen.addAll(lines);
    assertThat(seen).hasSizeGreaterThan(60);
    for (String secret : secrets) {
      assertThat(seen).noneMatch(it -> it.contains(secret));
    }
    JsonMapper json = JsonMapper.builder().build();
    List<JsonNode> events = lines.stream().map(json::readTree).toList();
    assertThat(events).allMatch(it -> it.has("@timestamp") && it.has("level") && it.has("message"));
    assertThat(events)
        .anyMatch(it ->
            it.path("request_id").asString("").equals("canary-request")
                && it.get("message").asString().contains("refused"));
  }

  private static void passwords(TestHub hub, User user, List<String> seen) {
    Browser browser = new Browser(hub.address());
    keep(seen, browser.login(user.email(), "canary wrong password"));
    keep(seen, browser.login(user.email(), TestHub.PASSWORD));
    keep(
        seen,
        browser.json(
            "PUT",
            "/api/v1/users/" + user.id() + "/password",
            "{\"present\":\"%s\",\"password\":\"canary new password\"}"
                .formatted(TestHub.PASSWORD)));
    keep(
        seen,
        browser.json(
            "PUT",
            "/api/v1/users/" + user.id() + "/password",
            "{\"present\":[\"canary wrong password\"],\"password\":\"canary new password\"}"));
    keep(seen, browser.login(user.email(), "canary new password\" \\"));
  }

  /// The secrets of the way through the provider: verifiers and codes.
  private static List<String> provider(TestHub hub, Forger forger, List<String> seen) {
    List<String> secrets = new ArrayList<>();
    for (Forger.Signing signing : Forger.Signing.values()) {
      forger.signing = signing;
      Browser browser = new Browser(hub.address());
      URI start = browser.get("/auth/google/start").location();
      Page back =
          browser.get(
              "/auth/google/callback" + forger.agree(start, "root@example.org"),
              "X-Request-Id",
              "canary-request");
      keep(seen, back);
      secrets.add(String.valueOf(forger.lastTokenRequest.get("code_verifier")));
    }
    return secrets;
  }

  private static String tokens(TestHub hub, List<String> seen) {
    Client admin = hub.client(hub.user(Role.ADMIN));
    Client.Answer made =
        admin.post(
            "/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"],\"expires_in_days\":1}");
    String text = made.text("/text");
    assertThat(text).startsWith("mh_");
    seen.add(admin.get("/api/v1/tokens").whole().body());
    Browser browser = new Browser(hub.address());
    keep(seen, browser.get("/auth/me", "Authorization", "Bearer " + text));
    keep(seen, browser.get("/api/v1/users", "Authorization", "Bearer " + text));
    keep(seen, browser.get("/auth/me", "Authorization", "Bearer " + text + "x"));
    return text;
  }

  private static List<String> everyRow(TestHub hub) {
    JdbcClient sql = hub.part(JdbcClient.class);
    List<String> rows = new ArrayList<>();
    List<String> tables =
        sql.sql("select table_name from information_schema.tables where table_schema = 'hub'")
            .query((row, _) -> row.getString(1))
            .list();
    for (String table : tables) {
      rows.addAll(
          sql.sql("select t::text from hub." + table + " t")
              .query((row, _) -> row.getString(1))
              .list());
    }
    rows.addAll(
        sql.sql("select convert_from(attribute_bytes, 'UTF8') from hub.spring_session_attributes")
            .query((row, _) -> row.getString(1))
            .list());
    return rows;
  }

  private static void keep(List<String> seen, Page page) {
    seen.add(page.body() + page.whole().headers().map());
  }
}
