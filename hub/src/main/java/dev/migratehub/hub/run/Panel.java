package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.change.Checks;
import dev.migratehub.hub.change.KnownChecks;
import dev.migratehub.hub.change.Looks;
import dev.migratehub.hub.change.Migration;
import dev.migratehub.hub.change.Migrations;
import dev.migratehub.hub.change.SqlDiff;
import dev.migratehub.hub.change.SqlText;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.Engine;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What somebody looks at before deciding about a run.
///
/// @param script what will run
/// @param before the version that the reader saw last; empty for the first look
/// @param diff what is different since; empty where nothing can be
/// @param back what taking it back would lose; empty where there is no way back
record Panel(
    Migration.Version version,
    SqlText script,
    Checks checks,
    Optional<Integer> before,
    Optional<SqlDiff> diff,
    Optional<Checks> back,
    String digestText) {

  /// Puts panels together.
  @Component
  static final class Maker {

    private final Runs runs;
    private final Migrations migrations;
    private final DbSets sets;
    private final Looks looks;
    private final KnownChecks known;

    Maker(Runs runs, Migrations migrations, DbSets sets, Looks looks, KnownChecks known) {
      this.runs = runs;
      this.migrations = migrations;
      this.sets = sets;
      this.looks = looks;
      this.known = known;
    }

    Panel of(Actor actor, Run run) {
      Run.What what = run.what();
      boolean up = what.direction() == Direction.APPLY;
      Migration.Version version = migrations.version(actor, what.migration(), what.version());
      Set<Engine> engines = sets.engines(what.project());
      Optional<Integer> before = looks.look(actor.user(), what.migration(), what.version());
      return new Panel(
          version,
          SqlText.of(script(version, up), engines),
          checks(version, up, engines),
          before.filter(it -> it < what.version()),
          before
              .filter(it -> it < what.version())
              .map(it -> diff(actor, what.migration(), it, version, up)),
          up ? known.down(version, engines) : Optional.empty(),
          runs.digestText(actor, run.id()));
    }

    /// Whether what would run destroys something.
    Checks checks(Actor actor, Run run) {
      Migration.Version version =
          migrations.version(actor, run.what().migration(), run.what().version());
      return checks(
          version, run.what().direction() == Direction.APPLY, sets.engines(run.what().project()));
    }

    private SqlDiff diff(
        Actor actor, UUID change, int before, Migration.Version version, boolean up) {
      Migration.Version old = migrations.version(actor, change, before);
      return SqlDiff.of(script(old, up), script(version, up));
    }

    private Checks checks(Migration.Version version, boolean up, Set<Engine> engines) {
      return up ? known.up(version, engines) : known.down(version, engines).orElse(Checks.NONE);
    }

    private static String script(Migration.Version version, boolean up) {
      return up ? version.sqlUp() : version.sqlDown().orElse("");
    }
  }
}
