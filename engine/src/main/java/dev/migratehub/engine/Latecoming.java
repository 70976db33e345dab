package dev.migratehub.engine;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Latecomers;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Member;
import dev.migratehub.engine.script.Renumbering;
import dev.migratehub.engine.script.Roster;
import dev.migratehub.engine.target.Target;
import java.nio.file.Path;
import java.util.List;

/// Decides about new versions for migrations that came too late for a target.
record Latecoming(Target target, List<Path> folders, Options options) {

  Renumbering renumbering(List<String> names, History history) {
    if (folders.size() > 1) {
      throw new Problem(
              Code.ARGUMENTS_INVALID,
              "migrations of several folders cannot be renumbered together",
              "nothing was renamed",
              "renumber the one folder that holds the latecomer")
          .exception();
    }
    Roster roster = Roster.of(folders.getFirst(), options.layout()).understoodWhole();
    Latecomers latecomers = new Latecomers(roster, history, options.rules());
    List<Member> wanted = names.isEmpty() ? latecomers.all() : roster.called(names);
    latecomers.refuseApplied(wanted, target.address());
    return Renumbering.of(
        roster, wanted, history.newest().map(Entry::id), options.clock().instant());
  }
}
