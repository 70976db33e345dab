package dev.migratehub.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class InventoryTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static TestHub hub;
  private static Client admin;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    admin = hub.client(hub.user(Role.ADMIN));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void a_set_is_made_edited_and_found_by_environment_and_project() {
    UUID project = project();
    Client.Answer made = set(admin, project, "stg", "auth_stg");
    assertThat(made.status()).isEqualTo(201);
    set(admin, project, "prd", "auth_prd");
    String path = "/api/v1/db-sets/" + made.text("/id");
    Client.Answer edited = admin.patch(path, json(Map.of("description", "sign-in")));
    assertThat(edited.text("/description")).isEqualTo("sign-in");
    assertThat(edited.tag()).isEqualTo("\"2\"");
    assertThat(admin.get(path).text("/name")).isEqualTo("auth_stg");
    String list = "/api/v1/db-sets?project=" + project;
    assertThat(admin.get(list).json().at("/items").size()).isEqualTo(2);
    assertThat(admin.get(list + "&env=prd").text("/items/0/name")).isEqualTo("auth_prd");
    Client.Answer late = admin.patch(path, json(Map.of("name", "x")), "If-Match", made.tag());
    assertThat(late.status()).isEqualTo(412);
  }

  @Test
  void a_set_that_cannot_be_is_refused() {
    UUID project = project();
    set(admin, project, "stg", "one");
    assertThat(set(admin, project, "stg", "one").text("/error/code")).isEqualTo("name_taken");
    assertThat(set(admin, project, "moon", "two").text("/error/details/fields/environment"))
        .isNotEmpty();
    assertThat(set(admin, project, "stg", "with blank").status()).isEqualTo(422);
    assertThat(admin.post("/api/v1/db-sets", "{}").status()).isEqualTo(422);
    Client.Answer two = set(admin, project, "stg", "two");
    Client.Answer taken =
        admin.patch("/api/v1/db-sets/" + two.text("/id"), json(Map.of("name", "one")));
    assertThat(taken.status()).isEqualTo(409);
  }

  @Test
  void the_policy_of_the_environment_says_who_makes_sets_and_targets() {
    UUID project = project();
    User user = hub.user(Role.USER);
    join(project, user, "user");
    Client client = hub.client(user);
    assertThat(set(client, project, "daily", "mine").status()).isEqualTo(201);
    Client.Answer refused = set(client, project, "stg", "mine_stg");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/error/code")).isEqualTo("role_missing");
    String stg = set(admin, project, "stg", "theirs").text("/id");
    assertThat(target(client, stg, Map.of()).status()).isEqualTo(403);
    assertThat(client.patch("/api/v1/db-sets/" + stg, "{\"name\":\"x\"}").status()).isEqualTo(403);
    join(project, user, "manager");
    Client.Answer made = target(client, stg, Map.of());
    assertThat(made.status()).isEqualTo(201);
    String path = "/api/v1/targets/" + made.text("/id");
    assertThat(client.post(path + "/disable", "").status()).isEqualTo(403);
    assertThat(client.post("/api/v1/db-sets/" + stg + "/disable", "").status()).isEqualTo(403);
    assertThat(admin.post(path + "/disable", "").json().at("/disabled").asBoolean()).isTrue();
    assertThat(hub.part(DbTargets.class).enabled(UUID.fromString(stg))).isEmpty();
    assertThat(admin.post(path + "/enable", "").json().at("/disabled").asBoolean()).isFalse();
    assertThat(
            admin
                .post("/api/v1/db-sets/" + stg + "/disable", "")
                .json()
                .at("/disabled")
                .asBoolean())
        .isTrue();
  }

  @Test
  void whoever_is_no_member_finds_no_set_and_no_target() {
    UUID project = project();
    String set = set(admin, project, "daily", "one").text("/id");
    String target = target(admin, set, Map.of()).text("/id");
    Client stranger = hub.client(hub.user(Role.MANAGER));
    Client nobody = hub.client();
    for (String path : List.of("/api/v1/db-sets/" + set, "/api/v1/targets/" + target)) {
      assertThat(stranger.get(path).status()).isEqualTo(404);
      assertThat(stranger.get(path).text("/error/message")).doesNotContain("project");
      assertThat(stranger.patch(path, "{}").status()).isEqualTo(404);
      assertThat(stranger.post(path + "/disable", "").status()).isEqualTo(404);
      assertThat(nobody.get(path).status()).isEqualTo(401);
    }
    assertThat(stranger.get("/api/v1/db-sets/" + set + "/targets").status()).isEqualTo(404);
    assertThat(target(stranger, set, Map.of()).status()).isEqualTo(404);
    assertThat(set(stranger, project, "daily", "two").status()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/db-sets").json().at("/items").size()).isZero();
    assertThat(stranger.get("/api/v1/db-sets?project=" + project).status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/targets/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void a_password_goes_in_and_never_comes_out() {
    String set = set(admin, project(), "stg", "one").text("/id");
    Client.Answer made = target(admin, set, Map.of("password", "canary-71"));
    String path = "/api/v1/targets/" + made.text("/id");
    assertThat(made.whole().body()).doesNotContain("canary");
    assertThat(admin.get(path).whole().body()).doesNotContain("canary");
    assertThat(admin.get(path).json().at("/password_set").asBoolean()).isTrue();
    assertThat(admin.get("/api/v1/db-sets/" + set + "/targets").whole().body())
        .doesNotContain("canary");
    assertThat(stored(made.text("/id"))).isNotNull();
    assertThat(new String(stored(made.text("/id")), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("canary");
  }

  @Test
  void a_password_is_cleared_when_it_could_go_somewhere_else() {
    String set = set(admin, project(), "stg", "one").text("/id");
    for (Map<String, Object> edit :
        List.<Map<String, Object>>of(
            Map.of("host", "evil.test"),
            Map.of("port", 5433),
            Map.of("user", "other"),
            Map.of("engine", "mysql"),
            Map.of("tls_mode", "require"))) {
      Client.Answer made = target(admin, set, Map.of("password", "canary-72"));
      Client.Answer edited = admin.patch("/api/v1/targets/" + made.text("/id"), json(edit));
      assertThat(edited.status()).isEqualTo(200);
      assertThat(edited.json().at("/password_set").asBoolean()).as(edit.toString()).isFalse();
      Map<String, Object> with = new HashMap<>(edit);
      with.put("password", "canary-73");
      Client.Answer again = admin.patch("/api/v1/targets/" + made.text("/id"), json(with));
      assertThat(again.json().at("/password_set").asBoolean()).isTrue();
    }
  }

  @Test
  void a_password_stays_when_it_goes_to_the_same_server_and_user() {
    String set = set(admin, project(), "stg", "one").text("/id");
    for (Map<String, Object> edit :
        List.<Map<String, Object>>of(
            Map.of("name", "renamed"), Map.of("position", 9), Map.of("database", "other_db"))) {
      Client.Answer made = target(admin, set, Map.of("password", "canary-74"));
      UUID id = UUID.fromString(made.text("/id"));
      Client.Answer edited = admin.patch("/api/v1/targets/" + id, json(edit));
      assertThat(edited.json().at("/password_set").asBoolean()).isTrue();
      DbTargetStore.WithPassword row =
          hub.part(DbTargetStore.class).findWithPassword(id).orElseThrow();
      assertThat(
              hub.part(Passwords.class)
                  .open(row.password().orElseThrow(), id, row.target().address())
                  .value())
          .isEqualTo("canary-74");
    }
  }

  @Test
  void hosts_and_databases_that_mean_more_than_they_say_are_refused() {
    String set = set(admin, project(), "stg", "one").text("/id");
    for (String host :
        List.of(
            "2130706433",
            "0x7f000001",
            "017700000001",
            "127.1",
            "0177.0.0.1",
            "1.2.3.4.5",
            "10.0.0.256",
            "0x7f.1",
            "db.test:5432",
            "db.test/x",
            "user@db.test",
            "a,b",
            "db test",
            "",
            "[::1",
            "fe80::1%eth0",
            "db.test?x=1",
            "-x.test",
            "(host=a)",
            "1.2.3.0x4")) {
      Client.Answer answer = target(admin, set, Map.of("host", host));
      assertThat(answer.status()).as(host).isEqualTo(422);
      assertThat(answer.text("/error/details/fields/host")).as(host).isNotEmpty();
    }
    for (String database :
        List.of("", "a?allowLoadLocalInfile=true", "a/b", "a&b", "a#b", "a%20", "a;b", "\u0000")) {
      assertThat(target(admin, set, Map.of("database", database)).status())
          .as(database)
          .isEqualTo(422);
    }
    for (String host : List.of("db.test", "DB.Test.", "10.1.2.3", "[2001:db8::1]", "my_db-1")) {
      assertThat(target(admin, set, Map.of("host", host)).status()).as(host).isEqualTo(201);
    }
  }

  @Test
  void a_set_goes_to_one_database_once_and_in_its_order() {
    String set = set(admin, project(), "stg", "one").text("/id");
    Map<String, Object> same = Map.of("host", "db.test", "database", "shop");
    String first = target(admin, set, same).text("/id");
    assertThat(target(admin, set, same).text("/error/code")).isEqualTo("target_taken");
    admin.post("/api/v1/targets/" + first + "/disable", "");
    String second = target(admin, set, same).text("/id");
    assertThat(admin.post("/api/v1/targets/" + first + "/enable", "").status()).isEqualTo(409);
    admin.patch("/api/v1/targets/" + first, json(Map.of("position", 7)));
    JsonNode list = admin.get("/api/v1/db-sets/" + set + "/targets").json();
    assertThat(list.at("/0/id").asString()).isEqualTo(second);
    assertThat(list.at("/1/position").asInt()).isEqualTo(7);
    assertThat(target(admin, set, Map.of()).json().at("/position").asInt()).isEqualTo(8);
  }

  @Test
  void other_fields_that_cannot_be_used_are_named() {
    String set = set(admin, project(), "stg", "one").text("/id");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("engine", "oracle"),
            Map.of("port", 70_000),
            Map.of("user", ""),
            Map.of("tls_mode", "maybe"),
            Map.of("ca", "no certificate"),
            Map.of("position", 0),
            Map.of("name", ""),
            Map.of("password", "a\u0000b"))) {
      Client.Answer answer = target(admin, set, wrong);
      assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.json().at("/error/details/fields").propertyNames())
          .containsExactlyElementsOf(wrong.keySet());
    }
    assertThat(target(admin, set, Map.of("jdbcUrl", "jdbc:postgresql://x/")).status())
        .isEqualTo(400);
  }

  static Client.Answer target(Client client, String set, Map<String, ?> more) {
    int number = COUNT.incrementAndGet();
    Map<String, Object> body = new HashMap<>();
    body.put("name", "target_" + number);
    body.put("engine", "postgresql");
    body.put("host", "db" + number + ".test");
    body.put("database", "shop_" + number);
    body.put("user", "migr8");
    body.putAll(more);
    return client.post("/api/v1/db-sets/" + set + "/targets", json(body));
  }

  private static Client.Answer set(Client client, UUID project, String environment, String name) {
    return client.post(
        "/api/v1/db-sets", json(Map.of("project_id", project, "env", environment, "name", name)));
  }

  private static UUID project() {
    int number = COUNT.incrementAndGet();
    Client.Answer made =
        admin.post("/api/v1/projects", json(Map.of("slug", "p" + number, "name", "P" + number)));
    return UUID.fromString(made.text("/id"));
  }

  private static void join(UUID project, User user, String role) {
    String path = "/api/v1/projects/" + project + "/members/" + user.id();
    assertThat(admin.put(path, json(Map.of("role", role))).status()).isEqualTo(204);
  }

  private static byte[] stored(String id) {
    try (Connection connection = hub.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select password_sealed from hub.db_targets where id = '" + id + "'")) {
      rows.next();
      return rows.getBytes(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Map<String, ?> values) {
    return JSON.writeValueAsString(values);
  }
}
