package dev.migratehub.hub.run;

import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.approval.Subject;
import java.util.Map;
import java.util.UUID;

/// What a run brings to each of its targets.
///
/// @param places where each target was when the run was judged
/// @param doubt what somebody decided about a statement that is in doubt
record Order(
    UUID run,
    Direction direction,
    Migration migration,
    String environment,
    Map<UUID, Subject.Place> places,
    Doubt doubt) {

  Order {
    places = Map.copyOf(places);
  }

  /// The same after whoever decided was heard.
  Order with(Doubt decided) {
    return new Order(run, direction, migration, environment, places, decided);
  }

  /// The command line's words for the same, as messages of the engine use them.
  String label() {
    return migration.label();
  }
}
