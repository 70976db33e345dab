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
    for (Step.Hook hook : plan.each()) {
      lines.add(style.strong("-- with each script, " + head(hook)));
      lines.addAll(ScriptLines.of(hook.script()));
      lines.add("");
    }
    for (Step step : plan.steps()) {
      lines.add(style.strong("-- " + head(step)));
      if (step instanceof Step.Sent sent) {
        lines.addAll(ScriptLines.of(sent.script()));
        lines.add("");
      } else if (step instanceof Step.Accept accept) {
        lines.addAll(accept.edit().diff());
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
                  StepWords.action(step).replace("resume_revert", "resume taking back"),
                  step.label(),
                  it.script().file(),
                  extent(it),
                  StepWords.transaction(it.transaction()),
                  reason(it.transaction()));
      case Step.Hook it when it.moment().each() ->
          "%s: %s, %s"
              .formatted(
                  it.moment().id(),
                  it.script().file(),
                  Words.count(it.outline().statements(), "statement"));
      case Step.Hook it ->
          "%s: %s, %s, %s%s"
              .formatted(
                  it.moment().id(),
                  it.script().file(),
                  Words.count(it.outline().statements(), "statement"),
                  StepWords.transaction(it.transaction()),
                  reason(it.transaction()));
      case Step.Mark mark -> "mark %s as %s".formatted(step.label(), mark.state().text());
      case Step.Unmark any -> "mark %s as not applied".formatted(step.label());
      case Step.Accept accept -> "accept " + accept.edit().sentence();
    };
  }

  private static String extent(Step.Scripted step) {
    String all = Words.count(step.outline().statements(), "statement");
    return step.resumption()
        .map(rest ->
            "from statement %d of %d on".formatted(rest.after() + 1, step.outline().statements()))
        .orElse(all);
  }

  private static String reason(Transaction transaction) {
    return transaction instanceof Transaction.StatementByStatement it
        ? " (" + it.reason() + ")"
        : "";
  }
}
