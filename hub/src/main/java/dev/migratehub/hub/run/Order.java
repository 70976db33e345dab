package dev.migratehub.hub.run;

import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.hub.approval.Direction;
import java.util.UUID;

/// What a run brings to each of its targets.
///
/// @param doubt what somebody decided about a statement that is in doubt
record Order(
    UUID run, Direction direction, Migration migration, String environment, Doubt doubt) {

  /// The same after whoever decided was heard.
  Order with(Doubt decided) {
    return new Order(run, direction, migration, environment, decided);
  }

  /// The command line's words for the same, as messages of the engine use them.
  String label() {
    return migration.label();
  }
}
