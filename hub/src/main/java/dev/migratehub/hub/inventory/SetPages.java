package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Policy;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A DB set's page: its targets, whether they answer, and the forms for them.
@PageController
@RequestMapping("/p/{slug}/sets/{set}")
final class SetPages {

  private final Projects projects;
  private final Environments environments;
  private final DbSets sets;
  private final DbTargets targets;
  private final ConnectionTests tests;
  private final Pages pages;

  SetPages(
      Projects projects,
      Environments environments,
      DbSets sets,
      DbTargets targets,
      ConnectionTests tests,
      Pages pages) {
    this.projects = projects;
    this.environments = environments;
    this.sets = sets;
    this.targets = targets;
    this.tests = tests;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param hindrance why the reader may not edit it; empty where that is allowed
  /// @param edited the target whose form is open
  /// @param sent what was written in the form
  record Content(
      Project project,
      DbSet set,
      List<DbTarget> targets,
      Map<UUID, ConnectionTest> tests,
      Optional<String> hindrance,
      Optional<DbTarget> edited,
      Map<String, String> sent) {

    String path() {
      return "/p/" + project.slug() + "/sets/" + set.id();
    }

    Optional<ConnectionTest> test(DbTarget target) {
      return Optional.ofNullable(tests.get(target.id()));
    }

    /// What a field of the form holds.
    String value(String field) {
      return Optional.ofNullable(sent.get(field))
          .or(() -> edited.map(it -> value(it, field)))
          .orElse("");
    }

    private static String value(DbTarget target, String field) {
      DbTarget.Address address = target.address();
      return switch (field) {
        case "name" -> target.name();
        case "position" -> String.valueOf(target.position());
        case "engine" -> address.engine().text();
        case "host" -> address.host();
        case "port" -> String.valueOf(address.port());
        case "database" -> address.database();
        case "user" -> address.user();
        case "tlsMode" -> address.tls().text();
        case "ca" -> address.ca().orElse("");
        default -> "";
      };
    }
  }

  @GetMapping
  ResponseEntity<byte[]> set(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID set,
      @RequestParam(required = false) @Nullable UUID edit) {
    return show(actor, request, slug, set, Optional.ofNullable(edit), Map.of(), Optional.empty());
  }

  @PostMapping("/{deed}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID set,
      @PathVariable String deed,
      @RequestParam Map<String, String> sent) {
    String path = "/p/" + slug + "/sets/" + set;
    try {
      String said = perform(actor, set, deed, sent);
      return Pages.go(
          sent.containsKey("target") && deed.equals("test")
              ? path + "?said=" + said + "#t-" + sent.get("target")
              : path + "?said=" + said);
    } catch (Refusal e) {
      if (e.fault() == Fault.UNAUTHENTICATED || e.fault() == Fault.NOT_FOUND) {
        throw e;
      }
      Optional<UUID> edited = deed.equals("change") ? Optional.of(id(sent)) : Optional.empty();
      return show(actor, request, slug, set, edited, sent, Optional.of(e));
    }
  }

  private String perform(Actor actor, UUID set, String deed, Map<String, String> sent) {
    switch (deed) {
      case "add" -> targets.create(actor, set, wish(sent));
      case "change" ->
          targets.change(
              actor,
              id(sent),
              wish(sent),
              Optional.ofNullable(sent.get("version")).map(Long::valueOf));
      case "test" -> tests.run(actor, id(sent));
      case "disable" -> targets.disable(actor, id(sent));
      case "enable" -> targets.enable(actor, id(sent));
      case "disable-set" -> sets.disable(actor, set);
      case "enable-set" -> sets.enable(actor, set);
      default -> throw Refusal.notFound("page");
    }
    return switch (deed) {
      case "add" -> "created";
      case "test" -> "tested";
      case "disable", "disable-set" -> "disabled";
      case "enable", "enable-set" -> "enabled";
      default -> "saved";
    };
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      HttpServletRequest request,
      String slug,
      UUID id,
      Optional<UUID> edited,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Project.Access access = projects.access(actor, slug);
    DbSet set = sets.one(actor, id);
    if (!set.projectId().equals(access.project().id())) {
      throw Refusal.notFound("DB set");
    }
    List<DbTarget> found = targets.list(actor, id);
    Content content =
        new Content(
            access.project(),
            set,
            found,
            tests.latest(set),
            whyNot(set.environment(), access.role()),
            edited.flatMap(it -> found.stream().filter(t -> t.id().equals(it)).findFirst()),
            sent);
    Frame frame =
        Frame.of(actor, request, "projects", set.name())
            .below(access.project().name(), "/p/" + slug);
    return pages.show("inventory/set", problem.map(frame::with).orElse(frame), content);
  }

  private Optional<String> whyNot(String environment, Role role) {
    Optional<Role> needed = environments.named(environment).policy().map(Policy::targetCreator);
    if (needed.isEmpty()) {
      return Optional.of(
          "Who may edit targets in %s is kept in the registry, which does not answer."
              .formatted(environment));
    }
    return needed
        .filter(it -> !role.covers(it))
        .map(it ->
            "Adding, editing and testing targets in %s is for the role %s; yours is %s."
                .formatted(environment, it.text(), role.text()));
  }

  /// What came of a test, for people.
  static String sentence(ConnectionTest test) {
    return switch (test.answer()) {
      case OK -> test.serverVersion();
      case DNS -> "Nobody knows the host.";
      case UNREACHABLE -> "Nobody answers there, or not as a database does.";
      case TLS -> "No encrypted connection as trustworthy as asked for.";
      case AUTH -> "User or password are refused.";
      case DATABASE -> "There is no such database, or none that migrations can run on.";
      case PRIVILEGE -> "The user may not do what migrations need.";
    };
  }

  private static DbTargets.Wish wish(Map<String, String> sent) {
    return new DbTargets.Wish(
        text(sent, "name"),
        number(sent, "position"),
        text(sent, "engine").map(AddressRules::engine),
        text(sent, "host"),
        number(sent, "port"),
        text(sent, "database"),
        text(sent, "user"),
        text(sent, "tlsMode").map(AddressRules::tls),
        Optional.ofNullable(sent.get("ca")),
        Optional.ofNullable(sent.get("password")).filter(it -> !it.isEmpty()).map(Secret::new));
  }

  private static Optional<String> text(Map<String, String> sent, String field) {
    return Optional.ofNullable(sent.get(field)).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static Optional<Integer> number(Map<String, String> sent, String field) {
    try {
      return text(sent, field).map(Integer::valueOf);
    } catch (NumberFormatException e) {
      throw Refusal.invalid(field, "must be a number");
    }
  }

  private static UUID id(Map<String, String> sent) {
    try {
      return UUID.fromString(sent.getOrDefault("target", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("target");
    }
  }
}
