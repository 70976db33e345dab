package dev.migratehub.engine.plan;

import dev.migratehub.engine.script.Moment;
import java.util.List;

/// What will be done to a target, in order; printed, judged, approved and executed as it is.
///
/// @param notes what the reader should know though it stops nothing
/// @param each the hooks that run with every script of a migration, within its transaction if it
///   has one
public record Plan(List<Step> steps, List<String> notes, List<Step.Hook> each) {

  public Plan {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    each = List.copyOf(each);
  }

  /// A plan in which nothing is hooked to any script.
  public Plan(List<Step> steps, List<String> notes) {
    this(steps, notes, List.of());
  }

  /// Whether there is nothing to do.
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// The hooks that run at one moment of every script.
  public List<Step.Hook> each(Moment moment) {
    return each.stream().filter(hook -> hook.moment() == moment).toList();
  }
}
