package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Syntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a migrations folder.
public final class Folder {

  private Folder() {}

  /// All migrations of a folder, in the layout that was set or else the one that its files follow;
  /// an empty folder has none. Every file is read once to its end, and nothing outside the folder.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException for the first thing that is wrong: with
  ///   the folder, with the names in it, or with the text of a script
  public static Migrations read(Path folder, Optional<Layout> layout) {
    return one(folder, layout, Optional.empty());
  }

  /// All migrations of several folders, at least one, that are read like one: in one layout, and no
  /// version twice.
  ///
  /// @param syntax a splitter for each reading
  /// @throws dev.migratehub.engine.problem.ProblemException for the first thing that is wrong
  public static Migrations read(
      List<Path> folders, Optional<Layout> layout, Supplier<Syntax> syntax) {
    List<Migrations> all =
        folders.stream().map(folder -> one(folder, layout, Optional.of(syntax))).toList();
    return all.size() == 1 ? all.getFirst() : new Union(all).migrations();
  }

  private static Migrations one(
      Path folder, Optional<Layout> layout, Optional<Supplier<Syntax>> syntax) {
    Survey survey = Survey.of(folder, layout);
    Pairing pairing = new Pairing(survey.names());
    Reading reading =
        new Reading(survey.listing(), survey.convention(), new LateDirectives(true, syntax));
    List<Migration> migrations =
        Halves.each(pairing.ups(), up -> reading.migration(up, pairing.down(up.id())));
    List<Hook> hooks = survey.hooks().stream().map(reading::hook).toList();
    return new Migrations(folder, survey.convention().layout(), migrations, hooks);
  }
}
