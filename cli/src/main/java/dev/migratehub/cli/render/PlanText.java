package dev.migratehub.cli.render;

import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// A plan with its SQL.
final class PlanText {

  private PlanText() {}

  static List<String> lines(Plan plan, Style style) {
    List<String> lines = new ArrayList<>();
    plan.notes().forEach(note -> lines.add(style.notable("note") + "  " + note));
    for (Step step : plan.steps()) {
      lines.add(style.strong("-- " + head(step)));
      if (step instanceof Step.Scripted scripted) {
        lines.addAll(ScriptLines.of(scripted.script()));
        lines.add("");
      }
    }
    lines.add(
        plan.isEmpty()
            ? "nothing to do"
            : Words.count(plan.steps().size(), "step") + " planned; nothing was changed");
    return lines;
  }

  private static String head(Step step) {
    return switch (step) {
      case Step.Scripted it ->
          "%s %s: %s, %s, %s%s"
              .formatted(
                  StepWords.action(step),
                  step.label(),
                  it.script().file(),
                  Words.count(it.outline().statements(), "statement"),
                  StepWords.transaction(it.transaction()),
                  reason(it.transaction()));
      case Step.Mark mark -> "mark %s as %s".formatted(step.label(), mark.state().text());
      case Step.Forget any -> "forget " + step.label();
    };
  }

  private static String reason(Transaction transaction) {
    return transaction instanceof Transaction.StatementByStatement it
        ? " (" + it.reason() + ")"
        : "";
  }
}
