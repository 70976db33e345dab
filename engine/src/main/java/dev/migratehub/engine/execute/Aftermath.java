package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError.Meaning;
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
  record Found(long lasting, long doubt, boolean noted, Remains left) {}

  /// A statement did not end well.
  Found failed(Step.Scripted step, StatementFailure failure, Journal journal) {
    String words =
        failure.hook().map(hook -> hook.label() + ": ").orElse("") + failure.error().sentence();
    boolean lost =
        failure.error().meaning() == Meaning.CONNECTION_LOST
            || failure.error().meaning() == Meaning.UNREACHABLE;
    if (lost) {
      return lost(step, words, journal);
    }
    journal.refused();
    rollBack();
    Remains left = left(failure.place().text());
    return new Found(journal.lasting(), 0, note(step, journal.lasting(), words), left);
  }

  /// A note did not arrive.
  Found lost(Step.Scripted step, SqlFailure failure, Journal journal) {
    if (context.target().session().alive(PATIENCE)) {
      return new Found(
          journal.lasting(), 0, note(step, journal.lasting(), failure.words()), Remains.NONE);
    }
    return lost(step, failure.words(), journal);
  }

  /// The script was stopped between two statements.
  Found stopped(Step.Scripted step, ProblemException problem, Journal journal) {
    String words = problem.problem().what();
    if (journal.inDoubt()) {
      long doubt = journal.done() + 1;
      return new Found(journal.lasting(), doubt, remark(step, doubt, words), Remains.NONE);
    }
    return new Found(journal.lasting(), 0, note(step, journal.lasting(), words), Remains.NONE);
  }

  /// Without the session the row knows better than we do how far the script came, so that only the
  /// words are added; but that the last statement ended well we know alone.
  private Found lost(Step.Scripted step, String words, Journal journal) {
    if (journal.endedUnnoted()) {
      Remark remark = new Remark(step instanceof Step.Revert, 0, words);
      long done = journal.lasting();
      boolean noted =
          quietly(() -> beside(other -> context.table().progress(other, step.id(), done, remark)));
      return new Found(done, 0, noted, Remains.NONE);
    }
    long doubt = journal.inDoubt() ? journal.done() + 1 : 0;
    return new Found(journal.lasting(), doubt, remark(step, doubt, words), Remains.NONE);
  }

  private boolean remark(Step.Scripted step, long doubt, String words) {
    Remark remark = new Remark(step instanceof Step.Revert, doubt, words);
    return quietly(() -> beside(other -> context.table().remarked(other, step.id(), remark)));
  }

  private boolean note(Step.Scripted step, long done, String words) {
    Remark remark = new Remark(step instanceof Step.Revert, 0, words);
    Session session = context.target().session();
    rollBack();
    quietly(context.target()::restore);
    return quietly(() -> context.table().failed(session, step.id(), done, remark))
        || quietly(() -> beside(other -> context.table().failed(other, step.id(), done, remark)));
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

  private static boolean quietly(Runnable write) {
    try {
      write.run();
      return true;
    } catch (SqlFailure e) {
      return false;
    }
  }
}
