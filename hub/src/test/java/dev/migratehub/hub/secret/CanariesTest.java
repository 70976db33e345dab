package dev.migratehub.hub.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Tokens;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Plants secrets, does what can go right and wrong with them, and looks for them in everything
/// that was written: answers, log, and every column of every table.
@Tag("slow")
final class CanariesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PASSWORD = "canary-password-5521";
  private static final String WRONG = "canary-wrong-8143";
  private static final String KEY =
      Base64.getEncoder().encodeToString("canary-secret-key-7717-7717-7717".getBytes(UTF_8));
  private static final String CLIENT_SECRET = "canary-oidc-3390";

  private final List<String> written = new ArrayList<>();

  @Test
  void no_secret_is_written_anywhere() throws SQLException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream capture = new PrintStream(log, true, UTF_8);
    List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG, KEY, CLIENT_SECRET));
    System.setOut(capture);
    System.setErr(capture);
    try (TestHub hub =
        TestHub.start(
            "--migratehub.secret.key=" + KEY,
            "--migratehub.oidc.google.client-id=the-hub",
            "--migratehub.oidc.google.client-secret=" + CLIENT_SECRET,
            "--migratehub.oidc.google.redirect-url=http://127.0.0.1/auth/google/callback",
            "--logging.level.dev.migratehub=debug")) {
      secrets.add(walk(hub));
      written.addAll(columns(hub.database()));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    written.add(log.toString(UTF_8));
    assertThat(log.size()).as("a log was kept").isPositive();
    assertThat(found(secrets)).isEmpty();
  }

  /// Where a secret was found, with what stands before it.
  private List<String> found(List<String> secrets) {
    return secrets.stream()
        .flatMap(secret ->
            written.stream()
                .filter(text -> text.contains(secret))
                .map(text -> {
                  int at = text.indexOf(secret);
                  return text.substring(Math.max(0, at - 200), at + secret.length());
                }))
        .toList();
  }

  /// Answers the text of a token, which only the one who made it has seen.
  private String walk(TestHub hub) throws SQLException {
    User admin = hub.user(Role.ADMIN);
    String token =
        hub.part(Tokens.class)
            .create(TestHub.actor(admin), "canary", Set.of(Scope.READ), Duration.ofDays(1))
            .text();
    Client client = hub.client(admin);
    Database database = PostgresServer.shared().newDatabase();
    String role = "canary" + database.port();
    database.execute("create role " + role + " login superuser password '" + PASSWORD + "'");
    String project =
        keep(client.post("/api/v1/projects", "{\"slug\":\"p\",\"name\":\"P\"}")).text("/id");
    String set =
        keep(client.post(
                "/api/v1/db-sets", json(Map.of("project_id", project, "env", "stg", "name", "s"))))
            .text("/id");
    Map<String, Object> body =
        Map.of(
            "name",
            "t",
            "engine",
            "postgresql",
            "host",
            database.host(),
            "port",
            database.port(),
            "database",
            database.database(),
            "user",
            role,
            "password",
            PASSWORD,
            "tls_mode",
            "disable");
    Client.Answer made = keep(client.post("/api/v1/db-sets/" + set + "/targets", json(body)));
    String target = "/api/v1/targets/" + made.text("/id");
    assertThat(keep(client.post(target + "/test-connection", "")).text("/answer")).isEqualTo("OK");
    keep(client.patch(target, json(Map.of("password", WRONG))));
    assertThat(keep(client.post(target + "/test-connection", "")).text("/answer"))
        .isEqualTo("AUTH");
    keep(client.patch(target, json(Map.of("password", WRONG + "\u0000"))));
    keep(client.patch(target, "{\"password\":{\"" + WRONG + "\":1}}"));
    keep(client.patch(target, "{\"password\":\"" + WRONG + "\",\"unknown\":1}"));
    keep(client.patch(target, "{\"password\":\"" + WRONG));
    keep(client.patch(target, json(Map.of("port", WRONG))));
    keep(client.get(target));
    keep(client.get("/api/v1/db-sets/" + set + "/targets"));
    keep(client.post("/api/v1/secrets/rewrap", ""));
    keep(client.get("/api/v1/secrets"));
    keep(client.get("/api/v1/audit?limit=200"));
    keep(client.get("/api/v1/audit/export"));
    keep(client.get("/actuator/health"));
    keep(client.get("/actuator/prometheus"));
    database.execute("drop role " + role);
    return token;
  }

  private Client.Answer keep(Client.Answer answer) {
    written.add(answer.whole().body());
    written.add(answer.whole().headers().map().toString());
    return answer;
  }

  private static List<String> columns(Database tool) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = tool.connect();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select tablename from pg_tables where schemaname = 'hub' order by 1")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      assertThat(tables).contains("audit_events", "db_targets", "tokens");
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("select * from hub." + table)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              values.add(String.valueOf(rows.getString(i)));
              byte[] bytes =
                  rows.getMetaData().getColumnTypeName(i).equals("bytea") ? rows.getBytes(i) : null;
              values.add(bytes == null ? "" : new String(bytes, ISO_8859_1));
            }
          }
        }
      }
    }
    return values;
  }

  private static String json(Map<String, ?> values) {
    return JSON.writeValueAsString(values);
  }
}
