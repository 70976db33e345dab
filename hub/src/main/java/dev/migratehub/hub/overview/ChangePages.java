package dev.migratehub.hub.overview;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.change.Checks;
import dev.migratehub.hub.change.History;
import dev.migratehub.hub.change.KnownChecks;
import dev.migratehub.hub.change.Looks;
import dev.migratehub.hub.change.Migration;
import dev.migratehub.hub.change.Migrations;
import dev.migratehub.hub.change.SqlText;
import dev.migratehub.hub.inventory.DbSet;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.run.Run;
import dev.migratehub.hub.run.RunLine;
import dev.migratehub.hub.run.RunLines;
import dev.migratehub.hub.run.RunRequests;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A change's page: what comes next for it, what it says, and what became of it where.
@PageController
@RequestMapping("/p/{slug}/changes/{id}")
final class ChangePages {

  private static final int MOST = 200;

  private final Projects projects;
  private final Migrations migrations;
  private final Environments environments;
  private final DbSets sets;
  private final RunLines lines;
  private final RunRequests requests;
  private final Looks looks;
  private final KnownChecks checks;
  private final Pages pages;

  ChangePages(
      Projects projects,
      Migrations migrations,
      Environments environments,
      DbSets sets,
      RunLines lines,
      RunRequests requests,
      Looks looks,
      KnownChecks checks,
      Pages pages) {
    this.projects = projects;
    this.migrations = migrations;
    this.environments = environments;
    this.sets = sets;
    this.lines = lines;
    this.requests = requests;
    this.looks = looks;
    this.checks = checks;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param shown the version that is looked at, which may be an older one
  /// @param way where it stands in each environment, in their order
  record Change(
      Project project,
      Migration migration,
      Migration.Version shown,
      SqlText up,
      Optional<SqlText> down,
      Checks checks,
      Optional<Checks> back,
      List<History> versions,
      List<RunLine> runs,
      List<RunLines.Decided> decisions,
      List<Stage> way,
      List<DbSet> sets,
      Optional<Integer> seenBefore,
      String live) {

    String path() {
      return "/p/" + project.slug() + "/changes/" + migration.id();
    }

    boolean current() {
      return shown.number() == migration.currentVersion();
    }

    String author() {
      return versions.isEmpty() ? "" : versions.getLast().author().email();
    }

    String next() {
      return Stage.next(way);
    }

    /// Whether a place is the one that the next step is about.
    boolean isNext(Stage.Place place) {
      return Stage.nextPlace(way).filter(place::equals).isPresent();
    }

    List<Activity> activity() {
      return Activity.of(versions, runs, decisions);
    }
  }

  @GetMapping
  ResponseEntity<byte[]> change(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer v) {
    Change change = change(actor, slug, id, Optional.ofNullable(v));
    return pages.show("overview/change", frame(actor, request, change), change);
  }

  @PostMapping("/request")
  ResponseEntity<byte[]> request(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestParam UUID set,
      @RequestParam(defaultValue = "apply") String direction,
      @RequestParam(defaultValue = "stop") String onFailure,
      @RequestParam(defaultValue = "1") int parallel) {
    try {
      DbSet where = sets.one(actor, set);
      RunRequests.Wish wish =
          new RunRequests.Wish(
              id,
              direction.equals("rollback") ? Direction.ROLLBACK : Direction.APPLY,
              where.environment(),
              set,
              new Run.Conduct(
                  onFailure.equals("continue") ? Run.OnFailure.CONTINUE : Run.OnFailure.STOP,
                  parallel),
              Optional.empty());
      Run run = requests.request(actor, wish);
      return Pages.go("/p/" + slug + "/runs/" + run.id(), "requested");
    } catch (Refusal e) {
      if (e.fault() == Fault.NOT_FOUND || e.fault() == Fault.UNAUTHENTICATED) {
        throw e;
      }
      Change change = change(actor, slug, id, Optional.empty());
      return pages.show("overview/change", frame(actor, request, change).with(e), change);
    }
  }

  private Change change(Actor actor, String slug, UUID id, Optional<Integer> version) {
    String live = lines.live(actor);
    Project project = projects.access(actor, slug).project();
    Migration.Current current = migrations.one(actor, id);
    Migration migration = current.migration();
    if (!migration.projectId().equals(project.id())) {
      throw Refusal.notFound("migration");
    }
    Migration.Version shown =
        version.map(it -> migrations.version(actor, id, it)).orElse(current.newest());
    Set<Engine> engines = sets.engines(project.id());
    List<RunLine> runs =
        lines.list(actor, RunLines.Filter.ofChange(id), new Paging(MOST, Cursor.START)).items();
    List<DbSet> open =
        sets
            .list(
                actor, Optional.of(project.id()), Optional.empty(), new Paging(MOST, Cursor.START))
            .items()
            .stream()
            .filter(it -> !it.disabled())
            .toList();
    return new Change(
        project,
        migration,
        shown,
        SqlText.of(shown.sqlUp(), engines),
        shown.sqlDown().map(it -> SqlText.of(it, engines)),
        checks.up(shown, engines),
        checks.down(shown, engines),
        migrations.history(actor, id),
        runs,
        lines.decisions(id),
        stages(actor, migration, open, runs),
        open,
        looks.look(actor.user(), id, shown.number()),
        live);
  }

  private List<Stage> stages(
      Actor actor, Migration migration, List<DbSet> open, List<RunLine> runs) {
    return environments.list(actor).stream()
        .map(Environment::name)
        .map(name ->
            Stage.of(
                name,
                open.stream().filter(it -> it.environment().equals(name)).toList(),
                migration.currentVersion(),
                runs))
        .toList();
  }

  private static Frame frame(Actor actor, HttpServletRequest request, Change change) {
    Project project = change.project();
    Migration migration = change.migration();
    return Frame.of(actor, request, "projects", migration.key() + " " + migration.name())
        .below(project.name(), "/p/" + project.slug())
        .below("Changes", "/p/" + project.slug() + "/changes");
  }
}
