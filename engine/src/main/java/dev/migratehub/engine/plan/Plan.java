package dev.migratehub.engine.plan;

import java.util.List;

/// What will be done to a target, in order; printed, judged, approved and executed as it is.
///
/// @param notes what the reader should know though it stops nothing
public record Plan(List<Step> steps, List<String> notes) {

  public Plan {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /// Whether there is nothing to do.
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
