package dev.migratehub.hub.overview;

import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.inventory.DbSet;
import dev.migratehub.hub.run.RunLine;
import java.util.List;
import java.util.Optional;

/// Where the newest version of a change stands in one environment; pure.
///
/// @param places its DB sets there
record Stage(String environment, List<Place> places) {

  /// A DB set and the newest run of the change on it.
  ///
  /// @param older whether that run is of an older version
  record Place(DbSet set, Optional<RunLine> last, boolean older) {

    String environment() {
      return set.environment();
    }

    /// `draft`, or how its run stands.
    String state() {
      return last.map(it ->
              it.direction() == Direction.ROLLBACK && it.state().equals("executed")
                  ? "rolled_back"
                  : it.state())
          .orElse("draft");
    }

    /// Whether the newest version is there.
    boolean done() {
      return !older && state().equals("executed");
    }

    /// Whether a run of it is under way or waits.
    boolean open() {
      return last.map(it ->
              List.of("awaiting_approval", "approved", "queued", "running").contains(it.state()))
          .orElse(false);
    }
  }

  static Stage of(String environment, List<DbSet> sets, int version, List<RunLine> runs) {
    return new Stage(environment, sets.stream().map(set -> place(set, version, runs)).toList());
  }

  private static Place place(DbSet set, int version, List<RunLine> runs) {
    Optional<RunLine> last =
        runs.stream().filter(it -> it.where().set().equals(set.id())).findFirst();
    return new Place(set, last, last.filter(it -> it.change().number() < version).isPresent());
  }

  /// Where the change has to be brought next; empty when it is everywhere.
  static Optional<Place> nextPlace(List<Stage> way) {
    return way.stream().flatMap(it -> it.places().stream()).filter(it -> !it.done()).findFirst();
  }

  /// What comes next for the change as a whole.
  static String next(List<Stage> way) {
    if (way.stream().allMatch(it -> it.places().isEmpty())) {
      return "add a DB set with targets to the project, so that it can run somewhere";
    }
    return nextPlace(way)
        .map(Stage::next)
        .orElse("nothing, it is on every DB set of every environment");
  }

  private static String next(Place place) {
    if (place.last().isEmpty() || place.older()) {
      return "request a run on %s (%s)".formatted(place.set().name(), place.environment());
    }
    RunLine run = place.last().get();
    return switch (run.state()) {
      case "executed" ->
          "it was rolled back on %s (%s); request it again or write another version"
              .formatted(place.set().name(), place.environment());
      case "canceled", "denied" ->
          "request it again on %s (%s), or write another version"
              .formatted(place.set().name(), place.environment());
      default -> run.next() + " (" + place.set().name() + ")";
    };
  }
}
