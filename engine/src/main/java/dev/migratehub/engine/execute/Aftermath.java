package dev.migratehub.engine.execute;

import dev.migratehub.engine.history.HistoryTable.Standing;
import dev.migratehub.engine.history.Remark;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import java.time.Duration;
import java.util.List;

/// Writes down how far a script came that stopped half-way, by whichever session still can.
final class Aftermath {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Context context;

  Aftermath(Context context) {
    this.context = context;
  }

  /// What is true now.
  ///
  /// @param lasting how many statements are in the database
  /// @param doubt the number of a statement that may be as well; 0 for none
  /// @param noted whether the history row says so
  /// @param left what the failed statement left
  record Found(long lasting, long doubt, boolean noted, Remains left) {

    private Found with(Remains left) {
      return new Found(lasting, doubt, noted, left);
    }
  }

  /// A statement did not end well.
  Found failed(Step.Scripted step, StatementFailure failure, Journal journal) {
    String words =
        failure.hook().map(hook -> hook.label() + ": ").orElse("") + failure.error().sentence();
    if (failure.sessionLost()) {
      return lost(step, words, journal);
    }
    journal.refused();
    if (failure.error().position() > 0) {
      journal.neverBegan(); // what points into the text was found before it was run
    }
    rollBack();
    Remains left = left(failure.place().text());
    Found found = note(step, words, journal);
    return found.noted() && found.doubt() == 0 ? found.with(left) : found;
  }

  /// A note did not arrive.
  Found lost(Step.Scripted step, SqlFailure failure, Journal journal) {
    return context.target().session().alive(PATIENCE)
        ? note(step, failure.words(), journal)
        : lost(step, failure.words(), journal);
  }

  /// The script was stopped between two statements.
  Found stopped(Step.Scripted step, ProblemException problem, Journal journal) {
    String words = problem.problem().what();
    if (journal.inDoubt() && !journal.unsure()) {
      long doubt = journal.course().done() + 1;
      boolean noted = quietly(() -> beside(other -> remark(other, step, doubt, words)));
      return new Found(journal.lasting(), doubt, noted, Remains.NONE);
    }
    return note(step, words, journal);
  }

  /// Without the session the row knows better than we do how far the script came, so that only the
  /// words are added; but that the last statement ended well, or was never sent, we know alone.
  private Found lost(Step.Scripted step, String words, Journal journal) {
    if (journal.endedUnnoted()) {
      Remark remark = new Remark(step instanceof Step.Revert, 0, words);
      long done = journal.lasting();
      boolean noted =
          quietly(() -> beside(other -> context.table().progress(other, step.id(), done, remark)));
      return new Found(done, 0, noted, Remains.NONE);
    }
    try (Session other = context.target().another(PATIENCE)) {
      Standing row = context.table().standing(other, step.id()).orElseThrow();
      long sent = row.remark().sent();
      long doubt = sent > journal.course().done() && !journal.inDoubt() ? 0 : sent;
      boolean noted = quietly(() -> remark(other, step, doubt, words));
      return new Found(
          journal.unsure() ? row.done() : journal.lasting(), doubt, noted, Remains.NONE);
    } catch (SqlFailure e) {
      return new Found(journal.lasting(), supposed(journal), false, Remains.NONE);
    }
  }

  private static long supposed(Journal journal) {
    return journal.inDoubt() || journal.unsure() ? journal.lasting() + 1 : journal.doubtedBefore();
  }

  private void remark(Session session, Step.Scripted step, long doubt, String words) {
    Remark remark = new Remark(step instanceof Step.Revert, doubt, words);
    context.table().remarked(session, step.id(), remark);
  }

  private Found note(Step.Scripted step, String words, Journal journal) {
    Session session = context.target().session();
    rollBack();
    quietly(context.target()::restore);
    Found found = standing(step, journal);
    Remark remark = new Remark(step instanceof Step.Revert, found.doubt(), words);
    Work write = any -> context.table().failed(any, step.id(), found.lasting(), remark);
    return quietly(() -> write.on(session)) || quietly(() -> beside(write))
        ? found
        : new Found(found.lasting(), found.doubt(), false, Remains.NONE);
  }

  /// What is true once everything that was open is rolled back. Where a statement ran others, only
  /// the row can tell whether its transaction had ended before.
  private Found standing(Step.Scripted step, Journal journal) {
    if (!journal.unsure()) {
      return new Found(journal.lasting(), journal.doubtedBefore(), true, Remains.NONE);
    }
    try {
      Standing row = context.table().standing(context.target().session(), step.id()).orElseThrow();
      return new Found(row.done(), row.remark().sent(), true, Remains.NONE);
    } catch (SqlFailure e) {
      return new Found(journal.lasting(), supposed(journal), true, Remains.NONE);
    }
  }

  private interface Work {
    void on(Session session);
  }

  private void beside(Work work) {
    try (Session other = context.target().another(PATIENCE)) {
      work.on(other);
    }
  }

  /// What a failed statement left, as far as the session can tell: it is asked while it still has
  /// the settings of the script.
  private Remains left(String statement) {
    try {
      return new Remains(leftovers(statement), completions(statement));
    } catch (SqlFailure e) {
      return Remains.NONE;
    }
  }

  /// The statements that take away what a failed one left in the database.
  List<String> leftovers(String statement) {
    return asked(context.target().dialect().leftovers(statement));
  }

  /// The statement that finishes what a failed one left half done.
  List<String> completions(String statement) {
    return asked(context.target().dialect().completion(statement));
  }

  private List<String> asked(String query) {
    return query.isEmpty() ? List.of() : context.target().session().query(query, Row::first);
  }

  /// Ends a transaction that failed, if the session still lives.
  void rollBack() {
    quietly(
        () -> context.target().session().execute(context.target().dialect().session().rollback()));
  }

  /// Ends a transaction that failed, and gives the session its first settings back.
  void takeBack() {
    rollBack();
    quietly(context.target()::restore);
  }

  private static boolean quietly(Runnable write) {
    try {
      write.run();
      return true;
    } catch (SqlFailure e) {
      return false;
    }
  }
}
