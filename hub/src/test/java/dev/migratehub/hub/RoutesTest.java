package dev.migratehub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Every route of the OpenAPI document, tried as everybody: the answers stand in `routes.txt`.
final class RoutesTest {

  @TempDir private static Path folder;
  private static TestHub hub;
  private static World.Cast cast;
  private static JsonNode document;
  private static Schemas schemas;
  private static final Map<Who, Client> CLIENTS = new EnumMap<>(Who.class);

  /// The columns of the table, in its order.
  enum Who {
    NOBODY,
    USER,
    MANAGER,
    ADMIN,
    DISABLED,
    STRANGER,
    SCOPE
  }

  /// One line of the table.
  record Row(
      String method,
      String path,
      Map<Who, Integer> answers,
      Map<String, String> placeholders,
      String body) {

    static Row of(String line) {
      String[] parts = line.split("\\|", 3);
      List<String> words = List.of(parts[0].strip().split("\\s+", -1));
      assertThat(words).as(line).hasSize(2 + Who.values().length);
      Iterator<String> answers = words.subList(2, words.size()).iterator();
      Map<String, String> placeholders =
          Stream.of(parts[1].strip().split("\\s+", -1))
              .filter(it -> it.contains("="))
              .map(it -> it.split("=", 2))
              .collect(Collectors.toMap(it -> it[0], it -> it[1]));
      String body = parts[2].strip();
      return new Row(
          words.get(0),
          words.get(1),
          Stream.of(Who.values())
              .collect(Collectors.toMap(it -> it, _ -> Integer.valueOf(answers.next()))),
          placeholders,
          body.equals("-") ? "" : body);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeAll
  static void start() {
    hub =
        TestHub.start(
            "--migratehub.registry.folder=" + folder.resolve("registry"),
            "--migratehub.limits.refusals=1000000",
            "--migratehub.limits.writes=1000000",
            "--migratehub.limits.sign-ins=1000000");
    document = hub.client().get("/api/v1/openapi.json").json();
    schemas = new Schemas(document);
    cast = World.Cast.of(hub);
    CLIENTS.put(Who.NOBODY, hub.client());
    CLIENTS.put(Who.USER, hub.client(cast.user()));
    CLIENTS.put(Who.MANAGER, hub.client(cast.manager()));
    CLIENTS.put(Who.ADMIN, hub.client(cast.admin()));
    CLIENTS.put(Who.DISABLED, hub.client(cast.disabled()));
    CLIENTS.put(Who.STRANGER, hub.client(cast.stranger()));
    hub.part(Users.class).disable(Actor.hub(), cast.disabled().id());
    Project other = hub.part(Projects.class).create(Actor.hub(), "elsewhere", "Elsewhere", "");
    hub.part(Projects.class).putMember(Actor.hub(), other.id(), cast.stranger().id(), Role.MANAGER);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static List<Row> rows() throws IOException {
    try (InputStream in = RoutesTest.class.getResourceAsStream("routes.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).map(Row::of).toList();
    }
  }

  @Test
  void every_route_has_its_line_and_every_line_its_route() throws IOException {
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(it -> described.add(it.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    List<String> listed = rows().stream().map(Row::toString).sorted().toList();
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(listed)).isEqualTo(described);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everybody_gets_the_answer_that_is_written_down(Row row) {
    List<String> wrong = new ArrayList<>();
    for (Who who : Who.values()) {
      int expected = Objects.requireNonNull(row.answers().get(who));
      World world = new World(hub, cast);
      String id = "matrix-" + UUID.randomUUID();
      Client.Answer answer =
          client(who, row)
              .send(row.method(), path(row, world), world.filled(row.body()), "X-Request-Id", id);
      if (answer.status() != expected) {
        wrong.add(who + " got " + answer.status() + " " + answer.whole().body());
      }
      schemas
          .problems(row.method(), row.path(), answer.status(), answer.json())
          .forEach(it -> wrong.add(who + " got what the document does not describe: " + it));
      if (denied(who, row, answer.status()) && denials(id) != 1) {
        wrong.add(who + " was denied, and the audit has it " + denials(id) + " times");
      }
    }
    assertThat(wrong).as(row.toString()).isEmpty();
  }

  private static String path(Row row, World world) {
    String path = row.path();
    for (Map.Entry<String, String> placeholder : row.placeholders().entrySet()) {
      path = path.replace("{" + placeholder.getKey() + "}", world.value(placeholder.getValue()));
    }
    return path;
  }

  /// Someone with a token for everything but what the route may need.
  private static Client client(Who who, Row row) {
    if (who != Who.SCOPE) {
      return Objects.requireNonNull(CLIENTS.get(who));
    }
    return hub.client(
        cast.admin(),
        row.method().equals("GET")
            ? EnumSet.complementOf(EnumSet.of(Scope.READ))
            : EnumSet.of(Scope.READ));
  }

  private static boolean denied(Who who, Row row, int status) {
    boolean hidden = status == 404 && who == Who.STRANGER && row.path().contains("{");
    boolean nothing = row.placeholders().containsValue("nothing");
    return status == 401 || status == 403 || (hidden && !nothing);
  }

  private static int denials(String requestId) {
    return hub.part(JdbcClient.class)
        .sql(
            """
            select count(*) from hub.audit_events
            where request_id = :id and outcome = 'denied'
            """)
        .param("id", requestId)
        .query((row, _) -> row.getInt(1))
        .single();
  }
}
