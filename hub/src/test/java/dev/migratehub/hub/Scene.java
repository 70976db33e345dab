package dev.migratehub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A project with people in it, on a running hub; everything is done through HTTP.
public final class Scene {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final TestHub hub;
  private final String project;
  private final Client admin;
  private final Client manager;
  private final Client user;
  private final User managing;
  private final User using;

  public Scene(TestHub hub) {
    this(
        hub,
        hub.client(hub.user(Role.ADMIN)),
        hub.user(Role.MANAGER),
        hub.user(Role.USER),
        hub::client);
  }

  /// With people who are there already.
  ///
  /// @param clients how they come in
  public Scene(
      TestHub hub, Client admin, User managing, User using, Function<User, Client> clients) {
    this.hub = hub;
    this.admin = admin;
    this.managing = managing;
    this.using = using;
    this.manager = clients.apply(managing);
    this.user = clients.apply(using);
    String slug = "project-" + COUNT.incrementAndGet();
    this.project = made(admin.post("/api/v1/projects", json("slug", slug, "name", slug)));
    member(managing, "manager");
    member(using, "user");
  }

  public TestHub hub() {
    return hub;
  }

  public String project() {
    return project;
  }

  public Client admin() {
    return admin;
  }

  /// May approve.
  public Client manager() {
    return manager;
  }

  /// Writes changes and requests runs.
  public Client user() {
    return user;
  }

  public User managing() {
    return managing;
  }

  public User using() {
    return using;
  }

  public void member(User somebody, String role) {
    String path = "/api/v1/projects/" + project + "/members/" + somebody.id();
    assertThat(admin.put(path, json("role", role)).status()).isEqualTo(204);
  }

  /// A DB set with these targets, in this order.
  public String set(String environment, Database... databases) {
    String set =
        made(
            admin.post(
                "/api/v1/db-sets",
                json(
                    "project_id",
                    project,
                    "env",
                    environment,
                    "name",
                    environment + "-" + COUNT.incrementAndGet())));
    for (Database database : databases) {
      target(set, database);
    }
    return set;
  }

  public String target(String set, Database database) {
    String body =
        json(
            "name",
            "target-" + COUNT.incrementAndGet(),
            "engine",
            engine(database),
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
    return made(admin.post("/api/v1/db-sets/" + set + "/targets", body));
  }

  /// A migration written by the user.
  public String migration(String up, String down) {
    return made(
        user.post(
            "/api/v1/migrations",
            json(
                "project_id",
                project,
                "key",
                "" + (1000 + COUNT.incrementAndGet()),
                "name",
                "change",
                "ticket",
                "T-1",
                "description",
                "",
                "sql_up",
                up,
                "sql_down",
                down)));
  }

  /// A run that the user requested.
  public String request(String migration, String environment, String set, Object... more) {
    return made(
        user.post(
            "/api/v1/migrations/" + migration + "/request-approval", wish(environment, set, more)));
  }

  public String requestRollback(String migration, String environment, String set) {
    return made(
        user.post("/api/v1/migrations/" + migration + "/request-rollback", wish(environment, set)));
  }

  public static String wish(String environment, String set, Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "env";
    all[1] = environment;
    all[2] = "db_set_id";
    all[3] = set;
    System.arraycopy(more, 0, all, 4, more.length);
    return json(all);
  }

  public void approve(String run) {
    Client.Answer answer = manager.post("/api/v1/runs/" + run + "/approve", "{}");
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
  }

  public void execute(String run) {
    Client.Answer answer = manager.post("/api/v1/runs/" + run + "/execute", "");
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(202);
  }

  /// Requests, approves and executes, and waits for the end.
  public JsonNode executed(String migration, String environment, String set, Object... more) {
    String run = request(migration, environment, set, more);
    approve(run);
    execute(run);
    return ended(run);
  }

  /// The run with its items once it has ended.
  public JsonNode ended(String run) {
    return await(
        run,
        json ->
            json.at("/run/state")
                .asString("")
                .matches("executed|failed|canceled|needs_reapproval"));
  }

  /// The run with its items once it is as wanted.
  public JsonNode await(String run, Predicate<JsonNode> wanted) {
    return await(run, manager, wanted);
  }

  /// The same as somebody else sees it.
  public JsonNode await(String run, Client who, Predicate<JsonNode> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      JsonNode json = who.get("/api/v1/runs/" + run).json();
      if (wanted.test(json)) {
        return json;
      }
      assertThat(Instant.now()).as("waited for run %s", json).isBefore(deadline);
      pause();
    }
  }

  public JsonNode run(String run) {
    return manager.get("/api/v1/runs/" + run).json();
  }

  /// The states of a run's items, in order.
  public static List<String> states(JsonNode run) {
    return run.at("/items").valueStream().map(item -> item.at("/state").asString("")).toList();
  }

  public static String json(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return JSON.writeValueAsString(map);
  }

  private static String made(Client.Answer answer) {
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(201);
    return answer.text("/id");
  }

  private static String engine(Database database) {
    String url = database.url();
    return url.startsWith("postgres")
        ? "postgresql"
        : url.startsWith("mariadb") ? "mariadb" : "mysql";
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
