package dev.migratehub.hub.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MigrationsTest {

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
  void a_member_writes_a_migration_and_its_key_is_the_time() {
    UUID project = project();
    Client.Answer made = member(project).post("/api/v1/migrations", body(project, "select 1;"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/key")).matches("20\\d{12}");
    assertThat(made.text("/newest/sha_up"))
        .isEqualTo("sha256:354b7196c9ba5fb4b21cf615bb6ec4cd5c07503c34229feef033fc081a8c03f4");
    assertThat(made.json().at("/newest/number").asInt()).isEqualTo(1);
  }

  @Test
  void two_of_one_second_get_two_keys() {
    UUID project = project();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      keys.add(admin.post("/api/v1/migrations", body(project, "select 1")).text("/key"));
    }
    assertThat(keys).hasSize(5);
  }

  @Test
  void a_key_is_taken_once_however_many_zeros_stand_before_it() {
    UUID project = project();
    assertThat(create(project, Map.of("key", "7")).status()).isEqualTo(201);
    Client.Answer again = create(project, Map.of("key", "007"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/error/code")).isEqualTo("key_taken");
    assertThat(create(project(), Map.of("key", "7")).status()).isEqualTo(201);
  }

  @Test
  void an_edit_of_the_text_makes_a_version_and_one_of_the_description_does_not() {
    UUID project = project();
    Client.Answer made = create(project, Map.of());
    String path = "/api/v1/migrations/" + made.text("/id");
    Client.Answer told = admin.patch(path, json(Map.of("description", "why")));
    assertThat(told.json().at("/current_version").asInt()).isEqualTo(1);
    Client.Answer edited = admin.patch(path, json(Map.of("sql_up", "select 2", "comment", "two")));
    assertThat(edited.json().at("/current_version").asInt()).isEqualTo(2);
    assertThat(edited.tag()).isEqualTo("\"3\"");
    Client.Answer mode = admin.patch(path, json(Map.of("transaction_mode", "no_transaction")));
    assertThat(mode.json().at("/current_version").asInt()).isEqualTo(3);
    assertThat(admin.get(path + "/versions/1").text("/sql_up")).isEqualTo("select 1");
    JsonNode history = admin.get(path + "/history").json();
    assertThat(history.size()).isEqualTo(3);
    assertThat(history.at("/1/comment").asString()).isEqualTo("two");
    assertThat(history.at("/0/transaction_mode").asString()).isEqualTo("no_transaction");
  }

  @Test
  void a_way_back_is_taken_away_by_an_empty_text() {
    Client.Answer made = create(project(), Map.of("sql_down", "select 0"));
    String path = "/api/v1/migrations/" + made.text("/id");
    assertThat(made.text("/newest/sha_down")).startsWith("sha256:");
    Client.Answer without = admin.patch(path, json(Map.of("sql_down", "")));
    assertThat(without.json().at("/newest/sql_down").isMissingNode()).isTrue();
    assertThat(without.json().at("/newest/number").asInt()).isEqualTo(2);
  }

  @Test
  void a_script_that_cannot_be_split_is_refused_with_its_place() {
    Client.Answer answer = create(project(), Map.of("sql_up", "select 1;\nselect 'open"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/error/code")).isEqualTo("script");
    JsonNode finding = answer.json().at("/error/details/findings/0");
    assertThat(finding.at("/field").asString()).isEqualTo("sql_up");
    assertThat(finding.at("/code").asString()).isEqualTo("MH-018");
    assertThat(finding.at("/line").asInt()).isEqualTo(2);
    assertThat(finding.at("/column").asInt()).isEqualTo(8);
  }

  @Test
  void an_empty_script_and_a_bad_directive_are_refused() {
    UUID project = project();
    Client.Answer empty = create(project, Map.of("sql_up", " ;\n"));
    assertThat(empty.text("/error/details/findings/0/code")).isEqualTo("MH-014");
    Client.Answer directive =
        create(project, Map.of("sql_up", "-- a\n-- migr8: retries=many\nselect 1"));
    assertThat(directive.text("/error/details/findings/0/code")).isEqualTo("MH-016");
    assertThat(directive.json().at("/error/details/findings/0/line").asInt()).isEqualTo(2);
    Client.Answer zero = create(project, Map.of("sql_down", "select\n 1\u0000"));
    assertThat(zero.text("/error/details/findings/0/field")).isEqualTo("sql_down");
    assertThat(zero.json().at("/error/details/findings/0/line").asInt()).isEqualTo(2);
    assertThat(zero.json().at("/error/details/findings/0/column").asInt()).isEqualTo(3);
    String body = body(project, "select 'HALF'").replace("HALF", "\\ud800");
    Client.Answer half = admin.post("/api/v1/migrations", body);
    assertThat(half.text("/error/details/findings/0/code")).isEqualTo("MH-015");
  }

  @Test
  void a_mode_and_a_directive_that_disagree_are_refused() {
    UUID project = project();
    Client.Answer differ =
        create(
            project,
            Map.of(
                "sql_up",
                "-- migr8: transaction=no_transaction\nselect 1",
                "transaction_mode",
                "single_transaction"));
    assertThat(differ.text("/error/details/findings/0/code")).isEqualTo("MH-016");
    Client.Answer own =
        create(project, Map.of("sql_up", "-- migr8: transaction=no_transaction\nselect 1"));
    assertThat(own.text("/newest/transaction_mode")).isEqualTo("no_transaction");
    Client.Answer impossible =
        create(
            project,
            Map.of("sql_up", "\n  vacuum", "transaction_mode", "single_transaction", "key", "1"));
    assertThat(impossible.status()).isEqualTo(201);
    target(project);
    Client.Answer known =
        create(
            project,
            Map.of("sql_up", "\n  vacuum", "transaction_mode", "single_transaction", "key", "2"));
    assertThat(known.text("/error/details/findings/0/code")).isEqualTo("MH-027");
    assertThat(known.text("/error/details/findings/0/engine")).isEqualTo("postgresql");
    assertThat(known.json().at("/error/details/findings/0/line").asInt()).isEqualTo(2);
  }

  @Test
  void an_edit_of_what_was_changed_meanwhile_is_refused() {
    Client.Answer made = create(project(), Map.of());
    String path = "/api/v1/migrations/" + made.text("/id");
    assertThat(admin.patch(path, json(Map.of("ticket", "A-1")), "If-Match", made.tag()).status())
        .isEqualTo(200);
    Client.Answer late =
        admin.patch(path, json(Map.of("sql_up", "select 9")), "If-Match", made.tag());
    assertThat(late.status()).isEqualTo(412);
    assertThat(admin.get(path).text("/newest/sql_up")).isEqualTo("select 1");
  }

  @Test
  void migrations_are_found_by_text_ticket_key_and_author_page_by_page() {
    UUID project = project();
    User author = hub.user(Role.USER);
    join(project, author);
    for (int i = 1; i <= 5; i++) {
      create(project, Map.of("key", "10" + i, "name", "add_10" + i, "ticket", "T-" + i % 2));
    }
    hub.client(author).post("/api/v1/migrations", body(project, "select 100"));
    String list = "/api/v1/migrations?project=" + project;
    assertThat(admin.get(list).json().at("/items").size()).isEqualTo(6);
    assertThat(admin.get(list + "&q=dd_10").json().at("/items").size()).isEqualTo(5);
    assertThat(admin.get(list + "&q=%25").json().at("/items").size()).isZero();
    assertThat(admin.get(list + "&ticket=T-0").json().at("/items").size()).isEqualTo(2);
    assertThat(admin.get(list + "&key=103").text("/items/0/name")).isEqualTo("add_103");
    assertThat(admin.get(list + "&author=" + author.id()).json().at("/items").size()).isEqualTo(1);
    assertThat(admin.get(list + "&q=%00").status()).isEqualTo(422);
    Client.Answer first = admin.get(list + "&limit=4");
    Client.Answer second = admin.get(list + "&limit=4&cursor=" + first.text("/next"));
    assertThat(first.json().at("/items").size()).isEqualTo(4);
    assertThat(second.json().at("/items").size()).isEqualTo(2);
    assertThat(second.json().at("/next").isMissingNode()).isTrue();
  }

  @Test
  void whoever_is_no_member_finds_no_migration() {
    UUID project = project();
    String id = create(project, Map.of()).text("/id");
    Client stranger = hub.client(hub.user(Role.MANAGER));
    Client.Answer seen = stranger.get("/api/v1/migrations/" + id);
    assertThat(seen.status()).isEqualTo(404);
    assertThat(seen.text("/error/message")).isEqualTo("There is no such migration.");
    assertThat(stranger.get("/api/v1/migrations/" + id + "/history").status()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/migrations/" + id + "/versions/1").status()).isEqualTo(404);
    assertThat(stranger.patch("/api/v1/migrations/" + id, "{}").status()).isEqualTo(404);
    assertThat(stranger.post("/api/v1/migrations", body(project, "select 1")).status())
        .isEqualTo(404);
    assertThat(stranger.get("/api/v1/migrations?project=" + project).status()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/migrations").json().at("/items").size()).isZero();
    assertThat(hub.client().get("/api/v1/migrations").status()).isEqualTo(401);
    assertThat(hub.client().post("/api/v1/migrations", "{}").status()).isIn(401, 403, 422);
  }

  @Test
  void fields_that_cannot_be_used_are_named() {
    UUID project = project();
    for (Map<String, Object> wrong :
        java.util.List.<Map<String, Object>>of(
            Map.of("key", "1a"),
            Map.of("name", "with blank"),
            Map.of("ticket", "t\u0000"),
            Map.of("transaction_mode", "both"))) {
      Client.Answer answer = create(project, wrong);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().at("/error/details/fields").propertyNames())
          .containsExactlyElementsOf(wrong.keySet());
    }
    assertThat(admin.post("/api/v1/migrations", "{}").status()).isEqualTo(422);
    assertThat(admin.get("/api/v1/migrations/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void everybody_who_wrote_since_is_an_author() {
    UUID project = project();
    User first = hub.user(Role.USER);
    User second = hub.user(Role.USER);
    join(project, first);
    join(project, second);
    Client.Answer made = hub.client(first).post("/api/v1/migrations", body(project, "select 1"));
    UUID id = UUID.fromString(made.text("/id"));
    hub.client(second).patch("/api/v1/migrations/" + id, json(Map.of("sql_up", "select 2")));
    Migrations migrations = hub.part(Migrations.class);
    assertThat(migrations.authorsSince(id, 0, 2))
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(migrations.authorsSince(id, 1, 2)).containsExactly(second.id());
    assertThat(migrations.authorsSince(id, 0, 1)).containsExactly(first.id());
  }

  private static Client.Answer create(UUID project, Map<String, Object> more) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("project_id", project);
    body.put("name", "add_orders");
    body.put("sql_up", "select 1");
    body.putAll(more);
    return admin.post("/api/v1/migrations", json(body));
  }

  private static String body(UUID project, String sql) {
    return json(Map.of("project_id", project, "name", "first", "sql_up", sql));
  }

  private static UUID project() {
    int number = COUNT.incrementAndGet();
    Client.Answer made =
        admin.post("/api/v1/projects", json(Map.of("slug", "p" + number, "name", "P" + number)));
    return UUID.fromString(made.text("/id"));
  }

  private static void target(UUID project) {
    Client.Answer set =
        admin.post(
            "/api/v1/db-sets", json(Map.of("project_id", project, "env", "stg", "name", "set")));
    Client.Answer made =
        admin.post(
            "/api/v1/db-sets/" + set.text("/id") + "/targets",
            json(
                Map.of(
                    "name",
                    "one",
                    "engine",
                    "postgresql",
                    "host",
                    "db.test",
                    "database",
                    "shop",
                    "user",
                    "migr8")));
    assertThat(made.status()).isEqualTo(201);
  }

  private static Client member(UUID project) {
    User user = hub.user(Role.USER);
    join(project, user);
    return hub.client(user);
  }

  private static void join(UUID project, User user) {
    String path = "/api/v1/projects/" + project + "/members/" + user.id();
    assertThat(admin.put(path, json(Map.of("role", "user"))).status()).isEqualTo(204);
  }

  private static String json(Map<String, ?> values) {
    return JSON.writeValueAsString(values);
  }
}
