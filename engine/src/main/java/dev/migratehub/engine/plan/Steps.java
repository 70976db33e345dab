package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Moment;
import dev.migratehub.engine.script.Outlines;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.sql.Position;
import java.util.List;
import java.util.Optional;

/// Turns migrations into steps, each with the way its script will run.
final class Steps {

  private final Subject subject;

  Steps(Subject subject) {
    this.subject = subject;
  }

  List<Step> applying(List<Migration> migrations) {
    return migrations.stream().map(this::applying).toList();
  }

  private Step applying(Migration migration) {
    refuseEmpty(migration.up());
    Outline outline = outline(migration.up());
    return new Step.Apply(
        migration, outline, transaction(migration.up(), outline), Optional.empty());
  }

  List<Step> reverting(List<Entry> entries) {
    return entries.stream().map(this::reverting).toList();
  }

  private Step reverting(Entry entry) {
    Script down =
        subject
            .migrations()
            .find(entry.id())
            .flatMap(Migration::down)
            .or(() -> subject.keptScripts().down(entry))
            .orElseThrow(() -> downMissing(entry).exception());
    refuseEmpty(down);
    Outline outline = outline(down);
    return new Step.Revert(entry, down, outline, transaction(down, outline), Optional.empty());
  }

  /// A hook that runs alone, or with each script.
  Step.Hook hook(Moment moment, Script script) {
    refuseEmpty(script);
    Outline outline = outline(script);
    Transaction transaction = transaction(script, outline);
    misplaced(moment, outline)
        .ifPresent(found -> {
          throw refused(moment, script, found).exception();
        });
    return new Step.Hook(moment, script, outline, transaction);
  }

  private static Optional<Outline.Found> misplaced(Moment moment, Outline outline) {
    if (outline.wrapped()) {
      return Optional.of(new Outline.Found("BEGIN with its COMMIT", Position.START));
    }
    if (!outline.around().isEmpty()) {
      return Optional.of(new Outline.Found(outline.around().getFirst(), Position.START));
    }
    return outline.ownControl().or(() -> moment.each() ? outline.outside() : Optional.empty());
  }

  private static Problem refused(Moment moment, Script script, Outline.Found found) {
    String why =
        moment.each()
            ? "this hook runs in the transaction of each migration"
            : "a hook gets a transaction of its own where there is one";
    return new Problem(
        Code.TRANSACTION_IMPOSSIBLE,
        "%s:%d: %s has no place in it, because %s"
            .formatted(script.file(), found.position().line(), found.what(), why),
        "nothing was changed",
        "take it out of the hook, then run the same command again");
  }

  private static void refuseEmpty(Script script) {
    if (script.empty()) {
      throw new Problem(
              Code.SCRIPT_EMPTY,
              script.file() + " is empty",
              "nothing was changed",
              "write the statements, or a comment that says why there are none, then run the same"
                  + " command again")
          .exception();
    }
  }

  private Outline outline(Script script) {
    return Outlines.of(script, subject.dialect()::syntax, subject.dialect()::effect);
  }

  private Transaction transaction(Script script, Outline outline) {
    Transaction transaction =
        subject.dialect().transactionFor(outline, script.directives().transaction());
    if (transaction instanceof Transaction.Impossible impossible) {
      throw new Problem(
              Code.TRANSACTION_IMPOSSIBLE,
              "%s:%d: %s cannot run in a transaction, and the script asks for one"
                  .formatted(script.file(), impossible.position().line(), impossible.what()),
              "nothing was changed",
              "move the statement into a migration of its own, or write at the head of the script:"
                  + " -- migr8: transaction=no_transaction")
          .exception();
    }
    return transaction;
  }

  private Problem downMissing(Entry entry) {
    String why =
        entry.state() == State.BASELINE
            ? " was in the database before its history began and has no down script"
            : " has no down script, neither in the folder nor in the history";
    return new Problem(
        Code.DOWN_MISSING,
        entry.label() + why,
        "nothing was changed",
        "write the down script beside its up script, then run the same command again");
  }
}
