package dev.migratehub.hub.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
final class RewrapTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OLD = key("the key of yesterday, long enough");
  private static final String NEW = key("the key of tomorrow, long enough.");

  @Test
  void a_key_is_rotated_while_two_nodes_go_on() {
    Database tool = PostgresServer.shared().newDatabase();
    try (TestHub one = hub(tool, OLD, NEW);
        TestHub two = hub(tool, NEW, OLD)) {
      User user = one.user(Role.ADMIN);
      Client first = one.client(user);
      Client second = two.client(user);
      String set = set(first);
      String before = target(first, set, "before");
      String after = target(second, set, "after");
      for (Client client : List.of(first, second)) {
        assertThat(answers(client, before)).isEqualTo("OK");
        assertThat(answers(client, after)).isEqualTo("OK");
      }
      assertThat(second.get("/api/v1/secrets").json().at("/secrets").size()).isEqualTo(2);
      Client.Answer done = second.post("/api/v1/secrets/rewrap", "");
      assertThat(done.json().at("/secrets").propertyNames()).containsExactly(done.text("/newest"));
      for (Client client : List.of(first, second)) {
        assertThat(answers(client, before)).isEqualTo("OK");
        assertThat(answers(client, after)).isEqualTo("OK");
      }
      try (TestHub three = hub(tool, NEW, "")) {
        assertThat(answers(three.client(user), before)).isEqualTo("OK");
      }
      try (TestHub lost = hub(tool, key("another key that sealed nothing.."), "")) {
        Client client = lost.client(user);
        assertThat(
                client
                    .post("/api/v1/targets/" + before + "/test-connection", "")
                    .text("/error/code"))
            .isEqualTo("password_unusable");
        Client.Answer refused = client.post("/api/v1/secrets/rewrap", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/error/code")).isEqualTo("secret_unusable");
        assertThat(answers(second, before)).isEqualTo("OK");
      }
    }
  }

  @Test
  void only_an_admin_rotates_keys() {
    try (TestHub hub = TestHub.start()) {
      Client manager = hub.client(hub.user(Role.MANAGER));
      assertThat(manager.post("/api/v1/secrets/rewrap", "").status()).isEqualTo(403);
      assertThat(manager.get("/api/v1/secrets").status()).isEqualTo(403);
      assertThat(hub.client().get("/api/v1/secrets").status()).isEqualTo(401);
    }
  }

  private static TestHub hub(Database tool, String key, String previous) {
    return TestHub.startOn(
        tool, "--migratehub.secret.key=" + key, "--migratehub.secret.previous-keys=" + previous);
  }

  private static String answers(Client client, String target) {
    return client.post("/api/v1/targets/" + target + "/test-connection", "").text("/answer");
  }

  private static String set(Client client) {
    String project = client.post("/api/v1/projects", "{\"slug\":\"p\",\"name\":\"P\"}").text("/id");
    Map<String, String> body = Map.of("project_id", project, "env", "stg", "name", "s");
    return client.post("/api/v1/db-sets", JSON.writeValueAsString(body)).text("/id");
  }

  private static String target(Client client, String set, String name) {
    Database database = PostgresServer.shared().newDatabase();
    Map<String, Object> body =
        Map.of(
            "name",
            name,
            "engine",
            "postgresql",
            "host",
            database.host(),
            "port",
            database.port(),
            "database",
            database.database(),
            "user",
            database.user(),
            "password",
            database.password(),
            "tls_mode",
            "disable");
    return client
        .post("/api/v1/db-sets/" + set + "/targets", JSON.writeValueAsString(body))
        .text("/id");
  }

  private static String key(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
