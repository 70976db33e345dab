package dev.migratehub.engine.doctor;

import dev.migratehub.engine.adopt.Sighting;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.Optional;

/// Tables in which other tools keep their histories.
///
/// @param allowed whether a first run may begin beside one
/// @param ours what is known of our history
record OtherTools(boolean allowed, Optional<History> ours) {

  List<Finding> in(OpenTarget open) {
    List<Finding> found = Sighting.in(open).stream().map(this::finding).toList();
    return found.isEmpty()
        ? List.of(Finding.ok(Topic.TOOLS, "no other tool keeps a history here"))
        : found;
  }

  private Finding finding(Sighting sighting) {
    String what = "the table %s of %s is here".formatted(sighting.table(), sighting.tool());
    if (ours.filter(it -> !it.entries().isEmpty()).isPresent()) {
      return Finding.ok(Topic.TOOLS, what + " beside our history");
    }
    String next =
        sighting.adoptable()
            ? "take its history over: migr8 adopt"
            : "say what the database has already: migr8 baseline VERSION";
    if (!sighting.begun()) {
      return Finding.note(Topic.TOOLS, what + ", and nothing stands in it", next);
    }
    return allowed
        ? Finding.note(Topic.TOOLS, what + ", and is not minded (--allow-unadopted)", next)
        : Finding.wrong(Topic.TOOLS, what + ", and not adopted; up would refuse to run", next);
  }
}
