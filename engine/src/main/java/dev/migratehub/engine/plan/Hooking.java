package dev.migratehub.engine.plan;

import dev.migratehub.engine.script.Moment;
import dev.migratehub.engine.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the hooks of a folder into a plan: only those that have something to go with, so that a
/// plan with nothing to do stays empty.
final class Hooking {

  private final Subject subject;
  private final Steps steps;

  Hooking(Subject subject) {
    this.subject = subject;
    this.steps = new Steps(subject);
  }

  /// The plan with its hooks.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a hook that would run cannot
  Plan with(Plan plan) {
    List<Step> downs = plan.steps().stream().filter(Step.Revert.class::isInstance).toList();
    List<Step> ups = plan.steps().stream().filter(Step.Apply.class::isInstance).toList();
    List<Step> all = new ArrayList<>();
    for (Step step : plan.steps()) {
      all.addAll(isFirst(step, downs) ? hooks(Moment.BEFORE_DOWN) : List.of());
      all.addAll(isFirst(step, ups) ? hooks(Moment.BEFORE_UP) : List.of());
      all.add(step);
      all.addAll(isLast(step, downs) ? hooks(Moment.AFTER_DOWN) : List.of());
      all.addAll(isLast(step, ups) ? hooks(Moment.AFTER_UP) : List.of());
    }
    List<Step.Hook> each = new ArrayList<>();
    if (!downs.isEmpty()) {
      each.addAll(hooks(Moment.BEFORE_EACH_DOWN));
      each.addAll(hooks(Moment.AFTER_EACH_DOWN));
    }
    if (!ups.isEmpty()) {
      each.addAll(hooks(Moment.BEFORE_EACH_UP));
      each.addAll(hooks(Moment.AFTER_EACH_UP));
    }
    return new Plan(all, plan.notes(), each);
  }

  private static boolean isFirst(Step step, List<Step> of) {
    return !of.isEmpty() && step.equals(of.getFirst());
  }

  private static boolean isLast(Step step, List<Step> of) {
    return !of.isEmpty() && step.equals(of.getLast());
  }

  private List<Step.Hook> hooks(Moment moment) {
    return subject.migrations().hooks().stream()
        .filter(hook -> hook.moment() == moment)
        .filter(hook -> isMeant(hook.script()))
        .map(hook -> steps.hook(moment, hook.script()))
        .toList();
  }

  private boolean isMeant(Script script) {
    List<String> wanted = script.directives().environments();
    Optional<String> environment = subject.rules().environment();
    return wanted.isEmpty() || environment.filter(wanted::contains).isPresent();
  }
}
