package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Precondition;
import dev.migratehub.engine.script.Precondition.Otherwise;
import java.util.List;
import java.util.Optional;

/// Asks whether the precondition of a script holds, before anything of it runs.
final class Guard {

  private final Context context;

  Guard(Context context) {
    this.context = context;
  }

  /// What a script's author wants now: nothing while the precondition holds, and nothing for a
  /// script that has begun already.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when the run is to stop
  Optional<Refusal> refusal(Step.Scripted step) {
    return switch (step) {
      case Step.Revert any -> Optional.empty();
      case Step.Apply apply when apply.resumption().isPresent() -> Optional.empty();
      case Step.Apply apply ->
          apply.script().directives().changeSet().precondition().flatMap(it -> judged(step, it));
    };
  }

  /// What happens in place of running a script, and why.
  record Refusal(Otherwise otherwise, String why) {}

  private Optional<Refusal> judged(Step.Scripted step, Precondition precondition) {
    for (Precondition.Check check : precondition.checks()) {
      Optional<Refusal> refusal = answered(step, precondition, check);
      if (refusal.filter(it -> it.otherwise() == Otherwise.HALT).isPresent()) {
        throw halted(refusal.get().why());
      }
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> answered(
      Step.Scripted step, Precondition precondition, Precondition.Check check) {
    String place = step.script().file() + ":" + check.line();
    try {
      List<String> answers = context.target().session().query(check.sql(), Row::first);
      String answer = answers.isEmpty() ? "nothing" : answers.getFirst();
      if (answer.equals(check.expected())) {
        return Optional.empty();
      }
      String said = precondition.message().isEmpty() ? "" : " (" + precondition.message() + ")";
      String why =
          "the precondition at %s wants %s and got %s%s"
              .formatted(place, check.expected(), answer, said);
      return Optional.of(new Refusal(precondition.onFail(), why));
    } catch (SqlFailure e) {
      ServerError error = context.target().dialect().error(e.sqlState(), e.vendorCode(), e.words());
      String why = "the precondition at %s cannot be asked: %s".formatted(place, error.sentence());
      return Optional.of(new Refusal(precondition.onError(), why));
    }
  }

  private RuntimeException halted(String why) {
    return new Problem(
            Code.PRECONDITION_FAILED,
            why,
            "nothing of this script was run; what was reported as done before is done",
            "bring the database into the state that it wants, then run: " + context.command())
        .exception();
  }
}
