package dev.migratehub.hub;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Tokens;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.change.Migrations;
import dev.migratehub.hub.change.Wish;
import dev.migratehub.hub.configuration.Asked;
import dev.migratehub.hub.configuration.ConfigSchemas;
import dev.migratehub.hub.configuration.Configs;
import dev.migratehub.hub.configuration.Spaces;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.DbTargets;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.inventory.TlsMode;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.run.Run;
import dev.migratehub.hub.run.RunRequests;
import dev.migratehub.hub.run.Runs;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What there is for one request of the matrix of routes and roles: made anew for each, and only
/// what its line names.
final class World {

  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z]+)}");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestHub hub;
  private final Cast cast;
  private final Map<String, String> made = new HashMap<>();

  World(TestHub hub, Cast cast) {
    this.hub = hub;
    this.cast = cast;
  }

  /// Those who try every route; they are the same for all requests.
  record Cast(User user, User manager, User admin, User disabled, User stranger) {

    static Cast of(TestHub hub) {
      return new Cast(
          hub.user(Role.USER),
          hub.user(Role.MANAGER),
          hub.user(Role.ADMIN),
          hub.user(Role.ADMIN),
          hub.user(Role.MANAGER));
    }
  }

  /// The value of a name in a line; the same each time for one request.
  String value(String name) {
    String known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }

  /// A text with its names replaced.
  String filled(String text) {
    return NAME.matcher(text).replaceAll(it -> Matcher.quoteReplacement(value(it.group(1))));
  }

  /// One line for each name.
  private String make(String name) {
    return switch (name) {
      case "n" -> String.valueOf(COUNT.incrementAndGet());
      case "nothing" -> UUID.randomUUID().toString();
      case "somebody" -> hub.user(Role.USER).id().toString();
      case "token" -> token();
      case "project" -> project().toString();
      case "member" -> member();
      case "set" -> set();
      case "target" -> target();
      case "migration" -> migration();
      case "awaiting" -> awaiting();
      case "approved" -> approved();
      case "canceled" -> canceled();
      case "item" -> item();
      case "first" -> "1";
      case "filled" -> {
        value("target");
        yield value("set");
      }
      case "user" -> database().user();
      case "port" -> String.valueOf(database().port());
      case "daily", "stg", "prd" -> name;
      case "address" -> hub.user(Role.USER).email();
      case "space" -> space();
      case "holder" -> holder();
      case "schema" -> schema();
      case "config" -> config();
      case "seen" -> value("config") + "?version=1";
      case "opener" -> {
        value("space");
        yield value("opener");
      }
      case "policy" ->
          """
          {"approver_differs":true,"executor":"user","target_creator":"user","approval_hours":24,\
          "networks":[]}\
          """;
      default -> throw new IllegalArgumentException("World has no " + name);
    };
  }

  private String token() {
    Actor owner = TestHub.actor(hub.user(Role.USER));
    return hub.part(Tokens.class)
        .create(owner, "test", Set.of(Scope.READ), Duration.ofDays(1))
        .token()
        .id()
        .toString();
  }

  private UUID project() {
    Project project =
        hub.part(Projects.class).create(Actor.hub(), "w" + COUNT.incrementAndGet(), "World", "");
    admit(project.id(), cast.user().id(), Role.USER);
    admit(project.id(), cast.manager().id(), Role.MANAGER);
    return project.id();
  }

  /// A project of the registry, in which the user edits and the manager does all.
  private String space() {
    Actor admin = TestHub.actor(cast.admin());
    Spaces spaces = hub.part(Spaces.class);
    String id = "w" + COUNT.incrementAndGet();
    Spaces.Keyed made = spaces.create(admin, id, "World", Asked.once(""));
    spaces.grant(admin, id, cast.user().email(), RoleLevel.EDITOR, Asked.once(""));
    spaces.grant(admin, id, cast.manager().email(), RoleLevel.ADMIN, Asked.once(""));
    this.made.put("opener", made.apiKey().orElseThrow());
    return id;
  }

  private String holder() {
    User holder = hub.user(Role.USER);
    hub.part(Spaces.class)
        .grant(
            TestHub.actor(cast.admin()),
            value("space"),
            holder.email(),
            RoleLevel.VIEWER,
            Asked.once(""));
    return holder.id().toString();
  }

  /// The manager's.
  private String schema() {
    return hub.part(ConfigSchemas.class)
        .create(
            TestHub.actor(cast.manager()),
            "w" + COUNT.incrementAndGet(),
            "World",
            Content.parse("{}"),
            Asked.once(""))
        .id();
  }

  private String config() {
    ConfigKey key = new ConfigKey(value("space"), "web");
    hub.part(Configs.class)
        .change(
            TestHub.actor(cast.admin()),
            new Command.CreateConfig(key, value("schema"), 0, Content.parse("{}")),
            Asked.once(""));
    return key.key();
  }

  private String member() {
    User member = hub.part(Users.class).find(UUID.fromString(value("somebody"))).orElseThrow();
    admit(UUID.fromString(value("project")), member.id(), Role.USER);
    return member.id().toString();
  }

  /// On daily, where whoever is in the project may have sets and targets.
  private String set() {
    UUID project = UUID.fromString(value("project"));
    DbSets.Wish wish = new DbSets.Wish(project, "daily", "set" + COUNT.incrementAndGet(), "");
    return hub.part(DbSets.class).create(Actor.hub(), wish).id().toString();
  }

  private String target() {
    Database database = database();
    DbTargets.Wish wish =
        new DbTargets.Wish(
            Optional.of("target" + COUNT.incrementAndGet()),
            Optional.empty(),
            Optional.of(Engine.POSTGRESQL),
            Optional.of(database.host()),
            Optional.of(database.port()),
            Optional.of(database.database()),
            Optional.of(database.user()),
            Optional.of(TlsMode.DISABLE),
            Optional.empty(),
            Optional.of(new Secret(database.password())));
    UUID set = UUID.fromString(value("set"));
    return hub.part(DbTargets.class).create(Actor.hub(), set, wish).id().toString();
  }

  private static Database database() {
    return PostgresServer.shared().administrator();
  }

  /// Written by the user, who wants it to be run.
  private String migration() {
    Wish wish =
        new Wish(
            Optional.empty(),
            "change",
            "",
            "",
            "select 1;",
            Optional.of("select 2;"),
            Optional.empty(),
            "");
    UUID project = UUID.fromString(value("project"));
    return hub.part(Migrations.class)
        .create(TestHub.actor(cast.user()), project, wish)
        .migration()
        .id()
        .toString();
  }

  private String awaiting() {
    value("target");
    RunRequests.Wish wish =
        new RunRequests.Wish(
            UUID.fromString(value("migration")),
            Direction.APPLY,
            "daily",
            UUID.fromString(value("set")),
            new Run.Conduct(Run.OnFailure.STOP, 1),
            Optional.empty());
    return hub.part(RunRequests.class).request(TestHub.actor(cast.user()), wish).id().toString();
  }

  private String approved() {
    String run = value("awaiting");
    hub.part(Runs.class).approve(TestHub.actor(cast.manager()), UUID.fromString(run), "");
    return run;
  }

  private String canceled() {
    String run = value("approved");
    hub.part(Runs.class).cancel(TestHub.actor(cast.user()), UUID.fromString(run), "not now");
    return run;
  }

  private String item() {
    UUID run = UUID.fromString(value("canceled"));
    Actor user = TestHub.actor(cast.user());
    return hub.part(Runs.class).detail(user, run).items().getFirst().id().toString();
  }

  private void admit(UUID project, UUID user, Role role) {
    hub.part(Projects.class).putMember(Actor.hub(), project, user, role);
  }
}
