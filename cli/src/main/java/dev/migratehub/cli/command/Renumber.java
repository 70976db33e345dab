package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Latecomers;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Branch;
import dev.migratehub.engine.script.Renumbering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `migr8 renumber`: gives migrations that came too late a newer version.
final class Renumber implements Command {

  private static final Flag DRY_RUN =
      Flag.toggle("Print what would be renamed, and rename nothing", "--dry-run");

  @Override
  public Usage usage() {
    return Usage.of("renumber", "Give migrations that came too late a newer version")
        .detail(
            "Renames their files, ways back and side files too, so that they stand behind the"
                + " newest, in the folder's own style and in their order; all of them, or none when"
                + " one cannot be renamed. Which they are, the database says: those that status"
                + " calls late, and of two with one version the one that is not applied.")
        .detail(
            "With --against, git says it, as in migr8 check: the new migrations of this branch that"
                + " are older than the newest of the other one or have a version of it, and those"
                + " after them where their order asks for it. A migration that is merged, or"
                + " applied in the database, keeps its version.")
        .takesMany("NAME", "Only these, by version, name or file, late or not")
        .flag(Branches.AGAINST)
        .flag(DRY_RUN)
        .example("migr8 renumber", "what is late in the database")
        .example("migr8 renumber --against origin/main", "what is late on this branch")
        .example("migr8 renumber 005_b.up.sql", "one of two with version 005");
  }

  @Override
  public int run(Call call) {
    Optional<String> ref = call.arguments().value(Branches.AGAINST);
    if (ref.isPresent()) {
      return Branches.with(call, ref.get(), branch -> onBranch(call, branch));
    }
    if (call.connections().size() > 1) {
      throw severalTargets().exception();
    }
    return call.each((own, connection) -> {
      Renumbering renumbering =
          own.asked(connection, hub -> hub.renumbering(own.arguments().positional()));
      return write(own, renumbering, renumbering.notes());
    });
  }

  private static int onBranch(Call call, Branch branch) {
    branch.here().understoodWhole();
    List<String> names = call.arguments().positional();
    Renumbering renumbering =
        names.isEmpty()
            ? Renumbering.of(branch, call.clock().instant())
            : Renumbering.of(branch, branch.arrived(names), call.clock().instant());
    List<String> notes = new ArrayList<>(renumbering.notes());
    if (!renumbering.moves().isEmpty()) {
      notes.addAll(refuseApplied(call, branch, renumbering));
    }
    return write(call, renumbering, notes);
  }

  private static int write(Call call, Renumbering renumbering, List<String> notes) {
    boolean done = !call.arguments().has(DRY_RUN);
    if (done) {
      renumbering.write();
    }
    call.report().answer(new Answer.Renumbered(renumbering, notes, done));
    return 0;
  }

  /// Asks the databases that are meant whether they have any of these; answers why one could not be
  /// asked.
  private static List<String> refuseApplied(Call call, Branch branch, Renumbering renumbering) {
    List<String> notes = new ArrayList<>();
    for (Connection connection : connections(call, notes)) {
      history(call, connection, notes)
          .ifPresent(history ->
              new Latecomers(branch.here(), history, Rules.STRICT)
                  .refuseApplied(renumbering.members(), connection.target().address()));
    }
    return notes;
  }

  private static List<Connection> connections(Call call, List<String> notes) {
    try {
      return call.connections();
    } catch (ProblemException e) {
      notes.add(unasked(e.problem().what()));
      return List.of();
    }
  }

  private static Optional<History> history(Call call, Connection connection, List<String> notes) {
    try {
      connection.refuseIfBroken();
      return Optional.of(call.hub(connection).history());
    } catch (ProblemException e) {
      notes.add(unasked(call.secrets().hidden(e.problem()).what()));
      return Optional.empty();
    }
  }

  private static String unasked(String why) {
    return "only git was asked whether any of them is applied: " + why;
  }

  private static Problem severalTargets() {
    return new Problem(
        Code.ARGUMENTS_INVALID,
        "several targets may call different migrations late",
        "nothing was renamed",
        "choose one with --target NAME, or ask git: migr8 renumber --against REF");
  }
}
