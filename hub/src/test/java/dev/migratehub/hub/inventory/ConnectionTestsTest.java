package dev.migratehub.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.Target;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.reach.Resolver;
import dev.migratehub.testkit.Certificates;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
final class ConnectionTestsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final AtomicInteger ASKED = new AtomicInteger();

  private static TestHub hub;
  private static Client admin;
  private static String set;
  private static DatabaseServer postgres;
  private static DatabaseServer mariadb;

  @BeforeAll
  static void start() {
    hub =
        TestHub.startWith(
            context -> context.registerBean(Resolver.class, () -> ConnectionTestsTest::resolve),
            "--migratehub.targets.tests-per-minute=1000",
            "--migratehub.targets.connect=1s",
            "--migratehub.targets.answer=2s");
    admin = hub.client(hub.user(Role.ADMIN));
    set = set("stg");
    postgres = PostgresServer.encrypted();
    mariadb = MariaDbServer.certified();
  }

  @AfterAll
  static void stop() {
    hub.close();
    postgres.close();
    mariadb.close();
  }

  /// A name server of the test's own; one of its names moves each time it is asked for.
  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    InetAddress metadata = InetAddress.ofLiteral("169.254.169.254");
    return switch (host) {
      case Certificates.HOST, "other.test" -> List.of(here);
      case "mixed.test" -> List.of(here, metadata);
      case "metadata.test" -> List.of(metadata);
      case "moving.test" -> List.of(ASKED.getAndIncrement() == 0 ? here : metadata);
      case "gone.test" -> throw new UnknownHostException(host);
      default -> List.of(InetAddress.getAllByName(host));
    };
  }

  @Test
  void postgresql_is_reached_over_tls_whose_certificate_is_for_the_name() {
    Database database = postgres.newDatabase();
    Client.Answer answer = test(database, "postgresql", certified());
    assertThat(answer.text("/answer")).isEqualTo("OK");
    assertThat(answer.text("/server_version")).startsWith("18");
    assertThat(answer.text("/server_identity")).isEqualTo("postgres@" + database.database());
    assertThat(test(database, "postgresql", with("host", "other.test")).text("/answer"))
        .isEqualTo("TLS");
    assertThat(test(database, "postgresql", with("ca", Certificates.stranger())).text("/answer"))
        .isEqualTo("TLS");
    assertThat(test(database, "postgresql", with("ca", "")).text("/answer")).isEqualTo("TLS");
    Map<String, Object> authority = with("host", "other.test");
    authority.put("tls_mode", "verify-ca");
    assertThat(test(database, "postgresql", authority).text("/answer")).isEqualTo("OK");
    authority.put("ca", Certificates.stranger());
    assertThat(test(database, "postgresql", authority).text("/answer")).isEqualTo("TLS");
  }

  @Test
  void mariadb_is_reached_over_tls_whose_certificate_is_for_the_name() {
    Database database = mariadb.newDatabase();
    Client.Answer answer = test(database, "mariadb", certified());
    assertThat(answer.text("/answer")).isEqualTo("OK");
    assertThat(answer.text("/server_version")).startsWith("11.4");
    assertThat(answer.text("/server_identity")).startsWith("migr8@");
    assertThat(test(database, "mariadb", with("host", "other.test")).text("/answer"))
        .isEqualTo("TLS");
    assertThat(test(database, "mariadb", with("ca", Certificates.stranger())).text("/answer"))
        .isEqualTo("TLS");
    Map<String, Object> authority = with("host", "other.test");
    authority.put("tls_mode", "verify-ca");
    assertThat(test(database, "mariadb", authority).text("/answer")).isEqualTo("OK");
  }

  @Test
  void a_server_without_tls_is_not_reached_over_it() {
    Database mysql = MySqlServer.shared().newDatabase();
    Database plain = PostgresServer.shared().newDatabase();
    for (String mode : List.of("require", "verify-ca", "verify-full")) {
      assertThat(test(mysql, "mysql", Map.of("tls_mode", mode)).text("/answer")).isEqualTo("TLS");
      assertThat(test(plain, "postgresql", Map.of("tls_mode", mode)).text("/answer"))
          .isEqualTo("TLS");
    }
    Client.Answer answer = test(mysql, "mysql", Map.of());
    assertThat(answer.text("/answer")).isEqualTo("OK");
    assertThat(answer.text("/server_version")).startsWith("8.0");
    assertThat(test(plain, "postgresql", Map.of()).text("/answer")).isEqualTo("OK");
  }

  @Test
  void a_wrong_password_and_a_wrong_database_are_told_apart() {
    for (Map.Entry<String, Database> server : servers().entrySet()) {
      Database database = server.getValue();
      String engine = server.getKey();
      assertThat(test(database, engine, Map.of("password", "wrong")).text("/answer"))
          .as(engine)
          .isEqualTo("AUTH");
      assertThat(test(database, engine, Map.of("user", "nobody")).text("/answer"))
          .as(engine)
          .isEqualTo("AUTH");
      assertThat(test(database, engine, Map.of("database", "nowhere")).text("/answer"))
          .as(engine)
          .isEqualTo("DATABASE");
    }
  }

  @Test
  void a_user_who_may_not_migrate_lacks_privileges() throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    database.execute("create role reader" + database.port() + " login password 'reader'");
    Map<String, Object> reader = Map.of("user", "reader" + database.port(), "password", "reader");
    Client.Answer answer = test(database, "postgresql", reader);
    assertThat(answer.text("/answer")).isEqualTo("PRIVILEGE");
    assertThat(answer.json().at("/notes").size()).isPositive();
    database.execute("revoke connect on database " + database.database() + " from public");
    assertThat(test(database, "postgresql", reader).text("/answer")).isEqualTo("PRIVILEGE");
    Database other = MySqlServer.shared().newDatabase();
    other.execute("create user reader identified with mysql_native_password by 'reader'");
    assertThat(test(other, "mysql", Map.of("user", "reader", "password", "reader")).text("/answer"))
        .isEqualTo("PRIVILEGE");
  }

  @Test
  void dead_ports_and_whoever_says_nothing_are_unreachable() throws IOException {
    for (Map.Entry<String, Database> server : servers().entrySet()) {
      assertThat(test(server.getValue(), server.getKey(), Map.of("port", 1)).text("/answer"))
          .isEqualTo("UNREACHABLE");
      try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Map<String, Object> hole = Map.of("port", silent.getLocalPort());
        assertThat(test(server.getValue(), server.getKey(), hole).text("/answer"))
            .as(server.getKey())
            .isEqualTo("UNREACHABLE");
      }
      Map<String, Object> nowhere = Map.of("host", "192.0.2.1");
      assertThat(test(server.getValue(), server.getKey(), nowhere).text("/answer"))
          .isEqualTo("UNREACHABLE");
    }
  }

  @Test
  void a_name_that_nobody_knows_is_dns() {
    Database database = PostgresServer.shared().newDatabase();
    assertThat(test(database, "postgresql", Map.of("host", "gone.test")).text("/answer"))
        .isEqualTo("DNS");
  }

  @Test
  void a_name_that_moves_between_two_questions_is_asked_once() {
    Database database = postgres.newDatabase();
    ASKED.set(0);
    Map<String, Object> moving = Map.of("host", "moving.test", "tls_mode", "require");
    assertThat(test(database, "postgresql", moving).text("/answer")).isEqualTo("OK");
    assertThat(ASKED.get()).isEqualTo(1);
    assertThat(test(database, "postgresql", moving).text("/error/code"))
        .isEqualTo("address_forbidden");
    ASKED.set(0);
    assertThat(test(mariadb.newDatabase(), "mariadb", moving).text("/answer")).isEqualTo("OK");
    assertThat(ASKED.get()).isEqualTo(1);
  }

  @Test
  void forbidden_addresses_are_refused_and_written_down() {
    Database database = PostgresServer.shared().newDatabase();
    for (String host :
        List.of(
            "metadata.test",
            "mixed.test",
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "0.0.0.0",
            "[fe80::1]",
            "fd00:ec2::254")) {
      Client.Answer answer = test(database, "postgresql", Map.of("host", host));
      assertThat(answer.status()).as(host).isEqualTo(403);
      assertThat(answer.text("/error/code")).isEqualTo("address_forbidden");
    }
    assertThat(
            rows(
                "select count(*) from hub.audit_events where action = 'target.test_connection' and"
                    + " outcome = 'denied' and details like '%address_forbidden%'"))
        .isGreaterThanOrEqualTo(7);
  }

  @Test
  void the_policy_says_in_which_networks_targets_may_be() {
    String environment = "net" + COUNT.incrementAndGet();
    Map<String, Object> policy = new HashMap<>();
    policy.put("approver_differs", false);
    policy.put("executor", "user");
    policy.put("target_creator", "user");
    policy.put("approval_hours", 1);
    policy.put("networks", List.of("10.0.0.0/8"));
    assertThat(
            admin
                .post("/api/v1/environments", json(Map.of("name", environment, "policy", policy)))
                .status())
        .isEqualTo(201);
    Database database = PostgresServer.shared().newDatabase();
    String inside = set(environment);
    assertThat(test(inside, database, "postgresql", Map.of()).text("/error/code"))
        .isEqualTo("address_forbidden");
    policy.put("networks", List.of("10.0.0.0/8", "127.0.0.1/32"));
    String path = "/api/v1/environments/" + environment + "/policy";
    assertThat(admin.put(path, json(policy)).status()).isEqualTo(200);
    assertThat(
            test(inside, PostgresServer.shared().newDatabase(), "postgresql", Map.of())
                .text("/answer"))
        .isEqualTo("OK");
    policy.put("networks", List.of("everywhere"));
    assertThat(admin.put(path, json(policy)).status()).isEqualTo(422);
  }

  @Test
  void the_hubs_own_database_is_no_target_under_any_name() {
    Database own = hub.database();
    for (String host : List.of("127.0.0.1", "localhost", "other.test", "::ffff:127.0.0.1")) {
      Client.Answer answer = test(set("stg"), own, "postgresql", Map.of("host", host));
      assertThat(answer.text("/error/code")).as(host).isEqualTo("address_forbidden");
    }
    try (Wire wire = new Wire(own.port())) {
      Client.Answer round = test(set("stg"), wire.to(own), "postgresql", Map.of());
      assertThat(round.status()).isEqualTo(403);
      assertThat(round.text("/error/code")).isEqualTo("address_forbidden");
    }
  }

  @Test
  void ipv6_is_reached_too() {
    InetAddress here = InetAddress.ofLiteral("::1");
    for (Map.Entry<String, Database> server : servers().entrySet()) {
      Database database = server.getValue();
      try (Wire wire = new Wire(database.port(), here)) {
        Map<String, Object> there = Map.of("host", "[::1]", "port", wire.to(database).port());
        assertThat(test(database, server.getKey(), there).text("/answer"))
            .as(server.getKey())
            .isEqualTo("OK");
      }
      assertThat(test(database, server.getKey(), Map.of("host", "::1")).text("/answer"))
          .isEqualTo("UNREACHABLE");
    }
  }

  @Test
  void a_target_without_a_password_is_not_tried() {
    Map<String, Object> body = body(PostgresServer.shared().newDatabase(), "postgresql", Map.of());
    body.remove("password");
    Client.Answer answer = run(create(set, body));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("/error/code")).isEqualTo("password_missing");
  }

  @Test
  void a_password_moved_to_another_row_does_not_open() throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    String one = create(set, body(database, "postgresql", Map.of())).text("/id");
    String two = create(set("stg"), body(database, "postgresql", Map.of())).text("/id");
    hub.database()
        .execute(
            "update hub.db_targets t set password_sealed = o.password_sealed from hub.db_targets o"
                + " where t.id = '"
                + two
                + "' and o.id = '"
                + one
                + "'");
    Client.Answer moved = admin.post("/api/v1/targets/" + two + "/test-connection", "");
    assertThat(moved.text("/error/code")).isEqualTo("password_unusable");
    hub.database()
        .execute("update hub.db_targets set host = 'other.test' where id = '" + one + "'");
    Client.Answer redirected = admin.post("/api/v1/targets/" + one + "/test-connection", "");
    assertThat(redirected.text("/error/code")).isEqualTo("password_unusable");
  }

  @Test
  void whoever_may_not_edit_targets_may_not_test_them() {
    String target =
        create(set, body(PostgresServer.shared().newDatabase(), "postgresql", Map.of()))
            .text("/id");
    String path = "/api/v1/targets/" + target + "/test-connection";
    assertThat(hub.client(hub.user(Role.MANAGER)).post(path, "").status()).isEqualTo(404);
    assertThat(hub.client().post(path, "").status()).isIn(401, 403);
    assertThat(admin.post("/api/v1/targets/" + UUID.randomUUID() + "/test-connection", "").status())
        .isEqualTo(404);
  }

  @Test
  void what_came_of_it_is_kept_and_told() {
    String target =
        create(set, body(PostgresServer.shared().newDatabase(), "postgresql", Map.of()))
            .text("/id");
    admin.post("/api/v1/targets/" + target + "/test-connection", "");
    admin.post("/api/v1/targets/" + target + "/test-connection", "");
    Client.Answer list = admin.get("/api/v1/targets/" + target + "/connection-tests");
    assertThat(list.json().size()).isEqualTo(2);
    assertThat(list.text("/0/answer")).isEqualTo("OK");
  }

  @Test
  void a_run_gets_a_target_of_the_engine_under_its_own_name() {
    for (Map.Entry<String, Database> server : servers().entrySet()) {
      Client.Answer made = create(set, body(server.getValue(), server.getKey(), Map.of()));
      Target target =
          hub.part(Connections.class).open(UUID.fromString(made.text("/id")), "migrate-hub/run-7");
      try (Session session = target.door().open()) {
        String question =
            server.getKey().equals("postgresql")
                ? "select application_name from pg_stat_activity where pid = pg_backend_pid()"
                : "select 'migrate-hub/run-7'";
        assertThat(session.query(question, Row::first)).containsExactly("migrate-hub/run-7");
      }
      assertThat(target.address()).doesNotContain(server.getValue().password() + "@");
    }
    assertThatThrownBy(() -> hub.part(Connections.class).open(UUID.randomUUID(), "x"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void tests_are_limited_for_each_user() {
    try (TestHub limited = TestHub.start("--migratehub.targets.tests-per-minute=3")) {
      Client client = limited.client(limited.user(Role.ADMIN));
      Client other = limited.client(limited.user(Role.ADMIN));
      String path = "/api/v1/targets/" + target(client, limited) + "/test-connection";
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        statuses.add(client.post(path, "").status());
      }
      assertThat(statuses).containsExactly(200, 200, 200, 429);
      assertThat(client.post(path, "").json().at("/error/details/retry_after_seconds").asInt())
          .isPositive();
      assertThat(other.post(path, "").status()).isEqualTo(200);
    }
  }

  @Test
  void in_production_this_machine_is_no_target() {
    try (TestHub strict = TestHub.start("--migratehub.targets.loopback=false")) {
      Client client = strict.client(strict.user(Role.ADMIN));
      String path = "/api/v1/targets/" + target(client, strict) + "/test-connection";
      assertThat(client.post(path, "").text("/error/code")).isEqualTo("address_forbidden");
    }
  }

  private static String target(Client client, TestHub on) {
    String project = client.post("/api/v1/projects", "{\"slug\":\"p\",\"name\":\"P\"}").text("/id");
    String own =
        client
            .post("/api/v1/db-sets", json(Map.of("project_id", project, "env", "stg", "name", "s")))
            .text("/id");
    Map<String, Object> body = body(PostgresServer.shared().newDatabase(), "postgresql", Map.of());
    assertThat(on.address()).isNotEmpty();
    return client.post("/api/v1/db-sets/" + own + "/targets", json(body)).text("/id");
  }

  private static Map<String, Database> servers() {
    return Map.of(
        "postgresql", PostgresServer.shared().newDatabase(),
        "mysql", MySqlServer.shared().newDatabase(),
        "mariadb", MariaDbServer.shared().newDatabase());
  }

  private static Map<String, Object> certified() {
    return with("tls_mode", "verify-full");
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("host", Certificates.HOST);
    fields.put("tls_mode", "verify-full");
    fields.put("ca", Certificates.authority());
    fields.put(field, value);
    return fields;
  }

  private static Client.Answer test(Database database, String engine, Map<String, ?> more) {
    return test(set("stg"), database, engine, more);
  }

  private static Client.Answer test(
      String set, Database database, String engine, Map<String, ?> more) {
    return run(create(set, body(database, engine, more)));
  }

  private static Client.Answer run(Client.Answer target) {
    assertThat(target.status()).as(target.whole().body()).isEqualTo(201);
    return admin.post("/api/v1/targets/" + target.text("/id") + "/test-connection", "");
  }

  private static Client.Answer create(String set, Map<String, Object> body) {
    return admin.post("/api/v1/db-sets/" + set + "/targets", json(body));
  }

  private static Map<String, Object> body(Database database, String engine, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "t" + COUNT.incrementAndGet());
    body.put("engine", engine);
    body.put("host", database.host());
    body.put("port", database.port());
    body.put("database", database.database());
    body.put("user", database.user());
    body.put("password", database.password());
    body.put("tls_mode", "disable");
    body.putAll(more);
    return body;
  }

  private static String set(String environment) {
    int number = COUNT.incrementAndGet();
    Client.Answer project =
        admin.post("/api/v1/projects", json(Map.of("slug", "p" + number, "name", "P")));
    Client.Answer made =
        admin.post(
            "/api/v1/db-sets",
            json(Map.of("project_id", project.text("/id"), "env", environment, "name", "set")));
    assertThat(made.status()).isEqualTo(201);
    return made.text("/id");
  }

  private static long rows(String sql) {
    try (Connection connection = hub.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Map<String, ?> values) {
    return JSON.writeValueAsString(values);
  }
}
