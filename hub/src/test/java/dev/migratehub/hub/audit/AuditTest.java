package dev.migratehub.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.cli.audit.AuditCheck;
import dev.migratehub.cli.audit.AuditFile;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class AuditTest {

  private static final String PATH = "/api/v1/audit";

  private static TestHub hub;
  private static User admin;
  private static Client client;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    admin = hub.user(Role.ADMIN);
    client = hub.client(admin);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void events_are_found_by_everything_they_say() {
    User other = hub.user(Role.ADMIN);
    UUID project = project(other, "found");
    String search = PATH + "?limit=200&actor=" + other.email();
    assertThat(items(client.get(search))).isNotEmpty();
    assertThat(items(client.get(PATH + "?actor=" + other.id()))).isNotEmpty();
    assertThat(actions(client.get(search + "&action=project.create")))
        .containsOnly("project.create");
    assertThat(items(client.get(search + "&resource_type=project&resource_id=" + project)))
        .hasSize(1);
    assertThat(items(client.get(search + "&project=" + project))).hasSize(1);
    assertThat(items(client.get(search + "&outcome=denied"))).isEmpty();
    assertThat(items(client.get(search + "&to=2020-01-01T00:00:00Z"))).isEmpty();
    assertThat(items(client.get(search + "&from=2020-01-01T00:00:00Z"))).isNotEmpty();
    assertThat(items(client.get(search + "&env=moon"))).isEmpty();
    assertThat(client.get(PATH + "?from=yesterday").status()).isEqualTo(422);
    assertThat(client.get(PATH + "?cursor=x").status()).isEqualTo(400);
  }

  @Test
  void a_list_goes_on_where_it_stopped_though_events_arrive() {
    for (int i = 0; i < 5; i++) {
      hub.user(Role.USER);
    }
    List<Long> seen = new ArrayList<>();
    String next = "";
    for (int i = 0; i < 3; i++) {
      Client.Answer page = client.get(PATH + "?limit=2" + next);
      items(page).forEach(event -> seen.add(event.at("/seq").asLong()));
      next = "&cursor=" + page.text("/next");
      hub.user(Role.USER);
    }
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i)).isEqualTo(seen.get(i - 1) - 1);
    }
    assertThat(seen).hasSize(6);
  }

  @Test
  void members_see_the_events_of_their_projects_without_addresses() {
    UUID project = project(admin, "seen");
    project(admin, "unseen");
    User member = hub.user(Role.USER);
    hub.part(Projects.class).putMember(TestHub.actor(admin), project, member.id(), Role.USER);
    List<JsonNode> events = items(hub.client(member).get(PATH));
    assertThat(events).isNotEmpty();
    assertThat(events)
        .allMatch(event -> event.at("/project_id").asString().equals(project.toString()))
        .allMatch(event -> event.at("/ip").asString().isEmpty());
    assertThat(hub.client(hub.user(Role.USER)).get(PATH + "?project=" + project).status())
        .isEqualTo(404);
  }

  @Test
  void only_admins_export_check_and_sign() {
    for (Role role : List.of(Role.USER, Role.MANAGER)) {
      Client other = hub.client(hub.user(role));
      assertThat(other.get(PATH + "/export").status()).isEqualTo(403);
      assertThat(other.get(PATH + "/verification").status()).isEqualTo(403);
      assertThat(other.get(PATH + "/checkpoints").status()).isEqualTo(403);
      assertThat(other.post(PATH + "/checkpoints", "").status()).isEqualTo(403);
      assertThat(other.get(PATH + "/keys").status()).isEqualTo(200);
    }
    for (String path : List.of("", "/export", "/verification", "/checkpoints", "/keys")) {
      assertThat(hub.client().get(PATH + path).status()).as(path).isEqualTo(401);
    }
    assertThat(items(client.get(PATH + "?outcome=denied&action=audit.export"))).isNotEmpty();
  }

  @Test
  void an_export_holds_every_event_and_ends_with_a_signature() {
    String lines = client.get(PATH + "/export").whole().body();
    List<String> all = lines.lines().toList();
    assertThat(all.getFirst()).startsWith("{\"seq\":1,");
    assertThat(all.getLast()).startsWith("{\"checkpoint\":" + (all.size() - 1) + ",");
    Client.Answer csv = client.get(PATH + "/export?format=csv&from=2&to=3");
    assertThat(csv.whole().body().split("\r\n")).hasSize(4);
    assertThat(csv.whole().headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"audit-2-3.csv\"");
    assertThat(client.get(PATH + "/export?format=xml").status()).isEqualTo(422);
    assertThat(client.get(PATH + "/export?from=0").status()).isEqualTo(422);
    assertThat(client.get(PATH + "/export?from=5&to=4").status()).isEqualTo(422);
    assertThat(client.get(PATH + "/export?to=99999999").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "csv"})
  void the_terminal_checks_an_export_and_needs_no_hub(String format, @TempDir Path folder)
      throws IOException {
    client.post("/api/v1/projects", "{\"slug\":\"Ä \\\" , \\n\",\"name\":\"x\"}");
    Path file = folder.resolve("export");
    Files.writeString(file, client.get(PATH + "/export?format=" + format).whole().body());
    String key = client.get(PATH + "/keys").text("/0/public_key");
    AuditCheck.Result result = check(file, 1, key);
    assertThat(result.bad()).isEmpty();
    assertThat(result.signed()).isTrue();
    assertThat(result.keyId()).isEqualTo(client.get(PATH + "/keys").text("/0/id"));
    String edited = Files.readString(file).replaceFirst("user.create", "user.change");
    Files.writeString(file, edited);
    assertThat(check(file, 1, key).bad().orElseThrow().what()).startsWith("was edited");
    Files.writeString(file, client.get(PATH + "/export?from=3&format=" + format).whole().body());
    assertThat(check(file, 3, key).bad()).isEmpty();
    assertThat(check(file, 1, key).bad().orElseThrow().what()).startsWith("was cut off");
  }

  private static AuditCheck.Result check(Path file, long from, String key) {
    return AuditCheck.of(new AuditFile(file.toString()), from, Optional.of(AuditCheck.key(key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update hub.audit_events set actor_name = 'x'",
        "delete from hub.audit_events",
        "truncate hub.audit_events cascade",
        "update hub.audit_checkpoints set hash = ''",
        "delete from hub.audit_checkpoints",
        "truncate hub.audit_checkpoints"
      })
  void neither_the_hub_nor_the_owner_changes_what_was_written(String sql) throws SQLException {
    client.post(PATH + "/checkpoints", "");
    try (Connection application = hub.part(DataSource.class).getConnection();
        Connection owner = hub.database().connect()) {
      for (Connection connection : List.of(application, owner)) {
        try (Statement statement = connection.createStatement()) {
          assertThatThrownBy(() -> statement.execute(sql))
              .isInstanceOf(SQLException.class)
              .extracting(e -> ((SQLException) e).getSQLState())
              .isEqualTo("42501");
        }
      }
    }
  }

  @Test
  void events_of_twenty_writers_at_once_have_no_gaps() throws InterruptedException {
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        writers.add(
            threads.submit(() -> {
              for (int j = 0; j < 10; j++) {
                hub.user(Role.USER);
              }
            }));
      }
    }
    for (Future<?> writer : writers) {
      try {
        writer.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    Verification verification = hub.part(Audits.class).verify(TestHub.actor(admin));
    assertThat(verification.bad()).isEmpty();
    assertThat(verification.events()).isGreaterThan(200);
  }

  @Test
  void what_cannot_be_audited_is_not_done() throws SQLException {
    try (TestHub broken = TestHub.start();
        Connection owner = broken.database().connect();
        Statement statement = owner.createStatement()) {
      User somebody = broken.user(Role.ADMIN);
      Client other = broken.client(somebody);
      statement.execute("revoke insert on hub.audit_events from migratehub_app");
      Client.Answer refused = other.post("/api/v1/projects", "{\"slug\":\"a\",\"name\":\"A\"}");
      assertThat(refused.status()).isEqualTo(500);
      statement.execute("grant insert on hub.audit_events to migratehub_app");
      assertThat(other.get("/api/v1/projects").json().at("/items").size()).isZero();
      assertThat(other.post("/api/v1/projects", "{\"slug\":\"a\",\"name\":\"A\"}").status())
          .isEqualTo(201);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update hub.audit_events set details = '{}' where seq = 3 | 3 | edited",
        "delete from hub.audit_events where seq = 3 | 3 | missing",
        "update hub.audit_events set seq = case seq when 3 then 4 else 3 end where seq in (3, 4) | 3 | edited",
        "update hub.audit_events set prev_hash = hash where seq = 2 | 2 | edited",
        "delete from hub.audit_events where seq >= 5 | 5 | missing, and a checkpoint"
      })
  void whoever_gets_round_the_triggers_is_found_out(String what) throws SQLException {
    String[] parts = what.split(" \\| ", -1);
    try (TestHub touched = TestHub.start();
        Connection owner = touched.database().connect();
        Statement statement = owner.createStatement()) {
      User somebody = touched.user(Role.ADMIN);
      for (int i = 0; i < 4; i++) {
        touched.user(Role.USER);
      }
      Audits audits = touched.part(Audits.class);
      Actor actor = TestHub.actor(somebody);
      audits.checkpoint(actor);
      assertThat(audits.verify(actor).bad()).isEmpty();
      assertThat(audits.verify(actor).checkpoints()).isEqualTo(1);
      statement.execute(
          "alter table hub.audit_checkpoints drop constraint audit_checkpoints_seq_fkey");
      statement.execute("alter table hub.audit_events drop constraint audit_events_pkey");
      statement.execute("alter table hub.audit_events disable trigger all");
      statement.execute(parts[0]);
      assertThat(audits.verify(actor).bad())
          .hasValueSatisfying(bad -> {
            assertThat(bad.seq()).isEqualTo(Long.parseLong(parts[1]));
            assertThat(bad.what()).contains(parts[2]);
          });
    }
  }

  private static UUID project(User user, String slug) {
    return hub.part(Projects.class).create(TestHub.actor(user), slug, slug, "").id();
  }

  private static List<JsonNode> items(Client.Answer answer) {
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    answer.json().at("/items").forEach(items::add);
    return items;
  }

  private static List<String> actions(Client.Answer answer) {
    return items(answer).stream().map(event -> event.at("/action").asString()).toList();
  }
}
