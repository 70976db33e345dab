package dev.migratehub.engine;

import dev.migratehub.engine.adopt.Sighting;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps a first run from a database that another tool has migrated until now: it would run
/// everything once more.
final class Unadopted {

  private Unadopted() {}

  /// @throws dev.migratehub.engine.problem.ProblemException when there is such a history
  static void refuse(OpenTarget open, Plan plan, Request request, History history) {
    boolean first =
        history.entries().isEmpty()
            && (request instanceof Request.Up || request instanceof Request.GoTo);
    if (!first || plan.steps().stream().noneMatch(Step.Apply.class::isInstance)) {
      return;
    }
    List<Sighting> others = Sighting.in(open).stream().filter(Sighting::begun).toList();
    if (!others.isEmpty()) {
      throw problem(open, others).exception();
    }
  }

  private static Problem problem(OpenTarget open, List<Sighting> others) {
    String tables =
        others.stream()
            .map(it -> "%s of %s".formatted(it.table(), it.tool()))
            .collect(Collectors.joining(" and "));
    boolean adoptable = others.stream().anyMatch(Sighting::adoptable);
    return new Problem(
        Code.NOT_ADOPTED,
        "%s was migrated by another tool until now (%s), and has no history of migr8"
            .formatted(open.target().address(), tables),
        "nothing was changed; every migration of the folder would have been run once more",
        (adoptable
                ? "take that history over: migr8 adopt"
                : "say what the database has already: migr8 baseline VERSION")
            + "; or, if the two have nothing to do with each other: migr8 up --allow-unadopted");
  }
}
