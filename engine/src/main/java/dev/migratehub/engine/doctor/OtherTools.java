package dev.migratehub.engine.doctor;

import dev.migratehub.engine.adopt.Sighting;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.Optional;

/// Tables in which other tools keep their histories.
final class OtherTools {

  private OtherTools() {}

  static List<Finding> in(OpenTarget open, Optional<History> history) {
    boolean known = history.filter(it -> !it.entries().isEmpty()).isPresent();
    List<Finding> found = Sighting.in(open).stream().map(it -> finding(it, known)).toList();
    return found.isEmpty()
        ? List.of(Finding.ok(Topic.TOOLS, "no other tool keeps a history here"))
        : found;
  }

  private static Finding finding(Sighting sighting, boolean known) {
    String what = "the table %s of %s is here".formatted(sighting.table(), sighting.tool());
    if (known) {
      return Finding.ok(Topic.TOOLS, what + " beside our history");
    }
    return sighting.adoptable()
        ? Finding.note(Topic.TOOLS, what, "take its history over: migr8 adopt")
        : Finding.note(
            Topic.TOOLS, what, "say what the database has already: migr8 baseline VERSION");
  }
}
