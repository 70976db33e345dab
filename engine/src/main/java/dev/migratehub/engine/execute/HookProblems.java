package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;

/// Says what went wrong in what is hooked to migrations, and what is in the database now.
final class HookProblems {

  private final Context context;
  private final Problems problems;
  private final Places places;

  HookProblems(Context context, Problems problems) {
    this.context = context;
    this.problems = problems;
    this.places = new Places(context);
  }

  /// A hook that stands alone and is not in a transaction stopped.
  ProblemException halfWay(Step.Hook hook, StatementFailure failure) {
    long done = failure.place().number() - 1;
    String doubt =
        failure.sessionLost()
            ? "; statement %d may have too".formatted(failure.place().number())
            : "";
    return refused(
        hook,
        failure,
        "%d of %d statements of %s took effect%s%s"
            .formatted(
                Math.max(done, 0),
                hook.outline().statements(),
                hook.script().file(),
                doubt,
                problems.before()));
  }

  /// The connection broke while a hook that stands alone was committed.
  ProblemException unknown(Step.Hook hook, StatementFailure failure) {
    Problem problem =
        new Problem(
            Code.OUTCOME_UNKNOWN,
            "the connection to %s broke at the commit of %s"
                .formatted(context.target().target().address(), hook.script().file()),
            "the hook took effect completely or not at all" + problems.before(),
            "when the server is back, run: " + context.command());
    return new ProblemException(problem, failure);
  }

  /// Something before a script that runs statement by statement did not work.
  ProblemException beforeAnything(Step.Scripted step, StatementFailure failure) {
    String now = "nothing of " + step.label() + " was run" + remains(failure) + problems.before();
    return refused(step, failure, now);
  }

  /// What the database refused to a callback that is called once for a run.
  ProblemException callback(StatementFailure failure) {
    Problem problem =
        new Problem(
            failure.error().code(Code.CALLBACK_FAILED),
            failure.place().text() + " failed: " + failure.error().sentence(),
            ofCallback(),
            "mend it, then run: " + context.command());
    return new ProblemException(problem, failure);
  }

  /// What a callback threw itself.
  ProblemException callback(String place, RuntimeException e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    Problem problem =
        new Problem(
            Code.CALLBACK_FAILED,
            place + " failed: " + words,
            ofCallback(),
            "mend it, then run: " + context.command());
    return new ProblemException(problem, e);
  }

  /// What a hook that was not in a transaction left behind, as the rest of a sentence.
  static String remains(StatementFailure failure) {
    long done = failure.place().number() - 1;
    return failure
        .hook()
        .filter(hook -> done > 0 && !(hook.transaction() instanceof Transaction.WholeScript))
        .map(hook ->
            "; %d of %d statements of %s took effect"
                .formatted(done, hook.outline().statements(), hook.script().file()))
        .orElse("");
  }

  private ProblemException refused(Step.Sent step, StatementFailure failure, String now) {
    Problem problem =
        new Problem(
            problems.code(failure), places.sentence(step, failure), now, problems.next(failure));
    return new ProblemException(places.at(step, failure, problem), failure);
  }

  private String ofCallback() {
    return context.target().dialect().rollsBackDefinitions()
        ? "nothing of it was kept" + problems.before()
        : "what it defined is kept, and nothing else of it" + problems.before();
  }
}
