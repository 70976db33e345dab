package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/// Says what went wrong and, from what was really done, what is in the database now.
final class Problems {

  private static final String RESUME = "migr8 resume";
  private static final String DOUBT = "see what is known and how to go on: migr8 status";

  private final Context context;
  private final List<Outcome> outcomes;
  private final Places places;

  /// @param outcomes the steps that are through; grows while the run goes on
  Problems(Context context, List<Outcome> outcomes) {
    this.context = context;
    this.outcomes = outcomes;
    this.places = new Places(context);
  }

  /// A statement failed and its whole script was rolled back.
  ProblemException nothingKept(Step.Sent step, StatementFailure failure, int attempts) {
    String tries = attempts == 1 ? "" : ", after " + attempts + " attempts";
    Problem problem =
        new Problem(
            code(failure),
            places.sentence(step, failure) + tries + blockers(failure),
            failure.hook().isEmpty()
                ? nothingOfThis()
                : "nothing of " + step.label() + " and its hooks was kept" + before(),
            next(failure));
    return thrown(places.at(step, failure, problem), failure);
  }

  /// A statement failed and the ones before it took effect.
  ProblemException halfWay(Step.Scripted step, StatementFailure failure, Aftermath.Found found) {
    Problem problem =
        new Problem(
            code(failure),
            places.sentence(step, failure) + blockers(failure),
            lasting(step, found) + HookProblems.remains(failure),
            halfWayNext(found, failure));
    return thrown(places.at(step, failure, problem), failure);
  }

  /// What the finished part had left in its session could not be made again.
  ProblemException notReplayed(Step.Scripted step, StatementFailure failure) {
    return new Problem(
            Code.SESSION_LOST,
            "statement %d of %s makes a setting that the rest needs, and it cannot be made again: %s"
                .formatted(
                    failure.place().number(), step.script().file(), failure.error().sentence()),
            nothingOfThis(),
            "finish or undo the rest by hand, then say which version the database has: migr8 force"
                + " VERSION")
        .exception();
  }

  /// The script could not be gone on with between two statements that take effect one by one.
  ProblemException stoppedHalfWay(Step.Scripted step, ProblemException e, Aftermath.Found found) {
    boolean asked = context.interruption().requested();
    Problem problem =
        new Problem(
            e.problem().code(),
            e.problem().what(),
            lasting(step, found),
            e.problem().code() == Code.SESSION_LOST
                ? e.problem().next()
                : (asked ? "go on from there: " : "mend the script, then go on from there: ")
                    + RESUME,
            e.problem().excerpt());
    return thrown(problem, e);
  }

  /// Everything was run, and that could not be noted.
  ProblemException doneAndNotNoted(Step.Scripted step, SqlFailure failure) {
    Problem problem =
        new Problem(
            error(failure).code(Code.STATEMENT_FAILED),
            "all of %s was run, but the history table %s could not be written: %s"
                .formatted(step.script().file(), context.table().name(), sentence(failure)),
            "all statements of %s took effect; its history row says applying%s"
                .formatted(step.script().file(), before()),
            "mend that, then go on, with nothing left to run: " + RESUME);
    return thrown(problem, failure);
  }

  /// The script opened a transaction and ended without closing it.
  ProblemException leftOpen(Step.Scripted step) {
    return new Problem(
            Code.TRANSACTION_LEFT_OPEN,
            step.script().file() + " opens a transaction and never commits it",
            nothingOfThis(),
            "write the COMMIT")
        .exception();
  }

  /// How far the script came could not be noted.
  ProblemException journalLost(Step.Scripted step, SqlFailure failure, Aftermath.Found found) {
    Problem problem =
        new Problem(
            error(failure).code(Code.STATEMENT_FAILED),
            "%s stopped, because the history table %s could not be written: %s"
                .formatted(step.script().file(), context.table().name(), sentence(failure)),
            lasting(step, found),
            found.doubt() > 0 ? DOUBT : "mend that, then go on from there: " + RESUME);
    return thrown(problem, failure);
  }

  /// The history could not be written.
  ProblemException history(SqlFailure failure) {
    ServerError error = error(failure);
    Problem problem =
        new Problem(
            error.code(Code.STATEMENT_FAILED),
            "the history table %s cannot be written: %s"
                .formatted(context.table().name(), error.sentence()),
            nothingOfThis(),
            "mend that, then run the same command again");
    return thrown(problem, failure);
  }

  /// The commit arrived, or did not, and its answer was lost.
  ProblemException lostCommit(Step.Scripted step, boolean arrived, SqlFailure failure) {
    String state = arrived ? arrived(step) : nothingOfThis();
    Problem problem =
        new Problem(
            Code.CONNECTION_LOST,
            "the connection to %s broke before the commit of %s was answered"
                .formatted(context.target().target().address(), step.label()),
            state,
            "go on from here: " + context.command());
    return thrown(problem, failure);
  }

  private static String arrived(Step.Scripted step) {
    return switch (step) {
      case Step.Apply apply -> apply.label() + " is in the database, complete";
      case Step.Revert revert -> revert.label() + " is taken back, complete";
    };
  }

  /// Scripts were committed, and not all of their rows were taken.
  ProblemException rowsNotTaken(Step.Apply first, Step.Apply last) {
    boolean alone = first.equals(last);
    return new Problem(
            Code.HISTORY_TABLE_FOREIGN,
            "the history table %s did not take the row of %s"
                .formatted(
                    context.table().name(),
                    alone
                        ? first.label()
                        : "each script from %s to %s".formatted(first.label(), last.label())),
            (alone
                    ? first.label() + " is in the database, complete"
                    : first.label() + " to " + last.label() + " are in the database, complete")
                + ", and the history does not say so"
                + before(),
            "take away what stands in the rows' way (a trigger, a rule or a view), then say which"
                + " version the database has: migr8 force VERSION")
        .exception();
  }

  /// Nobody can be asked whether the commits arrived, which were sent one behind the other.
  ProblemException unknown(List<? extends Step.Scripted> steps, SqlFailure failure) {
    String first = steps.getFirst().label();
    boolean alone = steps.size() == 1;
    Problem problem =
        new Problem(
            Code.OUTCOME_UNKNOWN,
            "the connection to %s broke before the commit of %s was answered; the server is silent"
                .formatted(
                    context.target().target().address(),
                    alone ? first : first + " to " + steps.getLast().label()),
            (alone
                    ? "the script took effect completely or not at all"
                    : "each of these %d scripts took effect completely or not at all, none before"
                            .formatted(steps.size())
                        + " the one in front of it")
                + before(),
            "when the server is back, ask it: migr8 status");
    return thrown(problem, failure);
  }

  /// Rows lost what they refer to.
  ProblemException orphans(Step.Scripted step, List<String> orphans) {
    return new Problem(
            Code.FOREIGN_KEYS_VIOLATED,
            "%s would leave %d rows without what they refer to: %s"
                .formatted(
                    step.script().file(),
                    orphans.size(),
                    orphans.stream().limit(3).collect(Collectors.joining("; "))),
            nothingOfThis(),
            "mend the script, then run the same command again")
        .exception();
  }

  /// The bytes that ran are not the ones that were planned.
  ProblemException changedMeanwhile(Step.Sent step) {
    boolean kept = step.transaction() instanceof Transaction.StatementByStatement;
    return new Problem(
            Code.SCRIPT_CHANGED_MEANWHILE,
            step.script().file() + " changed while it was being run",
            kept ? "all its statements are in the database, as read" + before() : nothingOfThis(),
            kept
                ? "compare the file with the database: migr8 status"
                : "run the same command again")
        .exception();
  }

  /// Stops where a run may stop.
  void stopIfAsked(Step.Sent step) {
    if (context.interruption().requested()) {
      throw interrupted("interrupted in " + step.script().file()).exception();
    }
  }

  /// Asked to stop before a step began.
  Problem interruptedBetween() {
    return interrupted("interrupted before the next migration");
  }

  private Problem interrupted(String what) {
    return new Problem(
        Code.RUN_INTERRUPTED, what, nothingOfThis(), "go on from here: " + context.command());
  }

  /// What is true when a script was rolled back.
  String nothingOfThis() {
    return "nothing of this script was kept" + before();
  }

  private String lasting(Step.Scripted step, Aftermath.Found found) {
    String what =
        step instanceof Step.Revert
            ? "%d of %d statements of the down script of %s took effect"
            : "%d of %d statements of %s are in the database";
    String doubt = found.doubt() == 0 ? "" : "; statement %d may have too".formatted(found.doubt());
    String journal = found.noted() ? "" : "; the history row still says applying";
    return what.formatted(found.lasting(), step.outline().statements(), step.label())
        + doubt
        + found.left().words()
        + journal
        + before();
  }

  private String halfWayNext(Aftermath.Found found, StatementFailure failure) {
    if (found.doubt() > 0) {
      return DOUBT;
    }
    if (context.interruption().requested()) {
      return "go on from that statement: " + RESUME;
    }
    return switch (failure.error().meaning()) {
      case LOCK_TIMEOUT, DEADLOCK -> "let the other session finish, then go on: " + RESUME;
      case CONNECTION_LOST, UNREACHABLE, NO_FILE -> "when the server is back, go on: " + RESUME;
      case PRIVILEGE -> "give the user that right, then go on: " + RESUME;
      case DISK_FULL -> "make room, then go on: " + RESUME;
      case CANCELED -> "give the statement more time (--statement-timeout), then go on: " + RESUME;
      case SIGN_IN, DATABASE_UNKNOWN, NO_TRANSACTION, SESSION_RUINED, OTHER ->
          "mend the statement, then go on from it: " + RESUME;
    };
  }

  /// What this run did before, as the rest of a sentence.
  String before() {
    long through = outcomes.size();
    return switch ((int) through) {
      case 0 -> "";
      case 1 -> "; 1 earlier step of this run is done";
      default -> "; %d earlier steps of this run are done".formatted(through);
    };
  }

  /// What kind of failure it is.
  Code code(StatementFailure failure) {
    return context.interruption().requested()
        ? Code.RUN_INTERRUPTED
        : failure.error().code(Code.STATEMENT_FAILED);
  }

  /// What comes next where nothing is left half-way.
  String next(StatementFailure failure) {
    String again = "run: " + context.command();
    return switch (failure.error().meaning()) {
      case LOCK_TIMEOUT, DEADLOCK -> "let the other session finish, then " + again;
      case CONNECTION_LOST, UNREACHABLE -> "when the server is back, " + again;
      case NO_FILE -> "let this user open the file it names, then " + again;
      case PRIVILEGE -> "give the user that right, then " + again;
      case DISK_FULL -> "make room, then " + again;
      case NO_TRANSACTION ->
          "write at the head of the script: -- migr8: transaction=no_transaction; then " + again;
      case CANCELED ->
          context.interruption().requested()
              ? "go on from here: " + context.command()
              : "give the statement more time (--statement-timeout), then " + again;
      case SIGN_IN, DATABASE_UNKNOWN, SESSION_RUINED, OTHER -> "mend the statement, then " + again;
    };
  }

  private static String blockers(StatementFailure failure) {
    boolean blocked = failure.passing() || failure.error().meaning() == Meaning.CANCELED;
    return failure.blockers().isEmpty() || !blocked
        ? ""
        : "; held up by "
            + failure.blockers().stream().map(Holder::toString).collect(Collectors.joining(", "));
  }

  private ServerError error(SqlFailure failure) {
    return context
        .target()
        .dialect()
        .error(failure.sqlState(), failure.vendorCode(), failure.words());
  }

  private String sentence(SqlFailure failure) {
    return error(failure).sentence();
  }

  private static ProblemException thrown(Problem problem, Throwable cause) {
    return new ProblemException(problem, cause);
  }
}
