package dev.migratehub.hub;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Tokens;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
      case "daily", "stg", "prd" -> name;
      case "policy" ->
          """
          {"approverDiffers":true,"executor":"user","targetCreator":"user","approvalHours":24,\
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

  private String member() {
    User member = hub.part(Users.class).find(UUID.fromString(value("somebody"))).orElseThrow();
    admit(UUID.fromString(value("project")), member.id(), Role.USER);
    return member.id().toString();
  }

  private void admit(UUID project, UUID user, Role role) {
    hub.part(Projects.class).putMember(Actor.hub(), project, user, role);
  }
}
