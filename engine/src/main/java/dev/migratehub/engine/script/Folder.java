package dev.migratehub.engine.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads a migrations folder.
public final class Folder {

  private Folder() {}

  /// All migrations of a folder, in the layout that was set or else the one that its files follow;
  /// an empty folder has none. Every file is read once to its end, and nothing outside the folder.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException for the first thing that is wrong: with
  ///   the folder, with the names in it, or with the text of a script
  public static Migrations read(Path folder, Optional<Layout> layout) {
    Survey survey = Survey.of(folder, layout);
    Pairing pairing = new Pairing(survey.names());
    Reading reading = new Reading(survey.listing(), survey.convention());
    List<Migration> migrations =
        pairing.ups().stream().map(up -> reading.migration(up, pairing.down(up.id()))).toList();
    return new Migrations(folder, survey.convention().layout(), migrations);
  }
}
