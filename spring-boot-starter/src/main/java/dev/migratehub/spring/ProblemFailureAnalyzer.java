package dev.migratehub.spring;

import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells a start that a problem ended in its three sentences, instead of a stack trace.
final class ProblemFailureAnalyzer extends AbstractFailureAnalyzer<ProblemException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, ProblemException cause) {
    Problem problem = cause.problem();
    StringBuilder description = new StringBuilder();
    description.append(problem.code().id()).append("  ").append(problem.what());
    problem.excerpt().ifPresent(excerpt -> description.append(shown(excerpt)));
    problem.details().forEach(line -> description.append("\n        ").append(line));
    description.append("\n  now   ").append(problem.now());
    return new FailureAnalysis(description.toString(), NextStep.of(problem.next()), cause);
  }

  private static String shown(Excerpt excerpt) {
    String caret = excerpt.caret() == 0 ? "" : "\n        " + " ".repeat(excerpt.caret() - 1) + "^";
    return "\n        " + excerpt.location() + "\n        " + excerpt.line() + caret;
  }
}
