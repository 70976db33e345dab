package dev.migratehub.hub.overview;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.run.RunLine;
import dev.migratehub.hub.run.RunLines;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: what is for the reader to do, and where all projects stand.
@PageController
final class InboxPages {

  private static final int MOST = 50;

  private final RunLines lines;
  private final Environments environments;
  private final Pages pages;

  InboxPages(RunLines lines, Environments environments, Pages pages) {
    this.lines = lines;
    this.environments = environments;
    this.pages = pages;
  }

  /// What the page shows.
  record Inbox(
      List<RunLine> approve,
      List<RunLine> run,
      List<RunLine> mine,
      List<Environment> environments,
      List<Project> projects,
      boolean manager,
      String live) {}

  /// A project's row of the matrix.
  record Project(String slug, String name, Map<String, RunLines.Stand> stands) {}

  @GetMapping("/")
  ResponseEntity<byte[]> inbox(Actor actor, HttpServletRequest request) {
    String live = lines.live(actor);
    Inbox inbox =
        new Inbox(
            lines.desk(actor, RunLines.Desk.APPROVE, MOST),
            lines.desk(actor, RunLines.Desk.RUN, MOST),
            lines.desk(actor, RunLines.Desk.WAIT, MOST),
            environments.list(actor),
            projects(lines.stands(actor)),
            actor.role().covers(Role.MANAGER),
            live);
    return pages.show("overview/inbox", Frame.of(actor, request, "inbox", "Inbox"), inbox);
  }

  private static List<Project> projects(List<RunLines.Stand> stands) {
    Map<String, List<RunLines.Stand>> grouped = new LinkedHashMap<>();
    stands.forEach(it -> grouped.computeIfAbsent(it.slug(), _ -> new ArrayList<>()).add(it));
    return grouped.values().stream().map(InboxPages::project).toList();
  }

  private static Project project(List<RunLines.Stand> stands) {
    Map<String, RunLines.Stand> byEnvironment = new LinkedHashMap<>();
    stands.forEach(it -> byEnvironment.put(it.environment(), it));
    return new Project(stands.getFirst().slug(), stands.getFirst().project(), byEnvironment);
  }
}
