package dev.migratehub.cli.render;

import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Problem;
import java.util.Locale;

/// A problem as JSON.
final class ProblemJson {

  private ProblemJson() {}

  static Json of(String target, Problem problem) {
    Json json = new Json().put("event", "problem");
    if (!target.isEmpty()) {
      json.put("target", target);
    }
    json.put("code", problem.code().id())
        .put("kind", problem.code().kind().name().toLowerCase(Locale.ROOT))
        .put("exit_status", problem.code().kind().exitStatus())
        .put("title", problem.code().title())
        .put("what", problem.what())
        .put("now", problem.now())
        .put("next", problem.next());
    problem.excerpt().ifPresent(excerpt -> place(json, excerpt));
    return problem.details().isEmpty() ? json : json.texts("details", problem.details());
  }

  private static void place(Json json, Excerpt excerpt) {
    json.put("file", excerpt.location().file());
    if (excerpt.location().line() > 0) {
      json.put("line", excerpt.location().line())
          .put("column", excerpt.location().column())
          .put("source", excerpt.line());
    }
  }
}
