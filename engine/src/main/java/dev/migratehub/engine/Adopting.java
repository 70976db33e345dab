package dev.migratehub.engine;

import dev.migratehub.engine.adopt.Adopted;
import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Adoptions;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.event.EventProgress;
import dev.migratehub.engine.execute.Interruption;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.history.Kept;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import java.time.Duration;
import java.util.Optional;

/// Adopts another tool's history: under its lock and ours, in one transaction, its own table
/// untouched.
final class Adopting {

  private static final String UNCHANGED = "nothing was changed";

  private final Target target;
  private final Migrations migrations;
  private final Options options;
  private final AdoptionRequest request;

  Adopting(Target target, Migrations migrations, Options options, AdoptionRequest request) {
    this.target = target;
    this.migrations = migrations;
    this.options = options;
    this.request =
        new AdoptionRequest(
            request.from(),
            request.table(),
            request.acceptChanged(),
            request.allowMissing() || options.rules().missing());
  }

  /// What was found; touches nothing and takes no lock.
  Adoption found() {
    try (OpenTarget open = OpenTarget.connect(target)) {
      HistoryTable table = new HistoryTable(open, options.table());
      return adoptions(open).read(HistoryReading.history(open, table));
    } catch (SqlFailure e) {
      throw refused(e);
    }
  }

  /// Reads under both locks and writes.
  ///
  /// @return what was written, or what our history has already
  Adoption write(Interruption interruption) {
    EventProgress progress = new EventProgress(target.name(), options.listener());
    try (OpenTarget open = OpenTarget.connect(target)) {
      interruption.watch(open.session());
      HistoryTable table = new HistoryTable(open, options.table());
      Adoptions adoptions = adoptions(open);
      Duration wait = options.limits().lockWait();
      try (TargetLock ours =
              TargetLock.take(
                  open,
                  table.name(),
                  wait,
                  (holder, since) -> waiting(progress, interruption, holder, since));
          TargetLock _ =
              adoptions
                  .lock()
                  .take(
                      open,
                      adoptions.tool().title(),
                      wait,
                      (holder, since) -> waiting(progress, interruption, holder, since))) {
        return write(open, ours, table, adoptions, interruption);
      }
    } catch (SqlFailure e) {
      throw refused(e);
    }
  }

  private Adoptions adoptions(OpenTarget open) {
    return new Adoptions(
        open,
        migrations,
        request,
        new Adoptions.Author(options.run().runId(), options.run().toolVersion()));
  }

  private static void waiting(
      EventProgress progress, Interruption interruption, Optional<Holder> holder, Duration since) {
    stopIfAsked(interruption);
    progress.waiting(holder, since);
  }

  private static void stopIfAsked(Interruption interruption) {
    if (interruption.requested()) {
      throw new Problem(
              Code.RUN_INTERRUPTED,
              "interrupted before anything was adopted",
              UNCHANGED,
              "run the same command again")
          .exception();
    }
  }

  /// Reads again in the transaction that writes, which on some databases is the only lock there is.
  private Adoption write(
      OpenTarget open,
      TargetLock lock,
      HistoryTable table,
      Adoptions adoptions,
      Interruption interruption) {
    SessionSql sql = open.dialect().session();
    open.session().execute(sql.begin());
    boolean done = false;
    try {
      requireJoined(lock);
      Adoption adoption = adoptions.read(HistoryReading.history(open, table));
      if (adoption.refusal().isPresent()) {
        throw adoption.refusal().get().exception();
      }
      stopIfAsked(interruption);
      if (!adoption.already()) {
        prepare(open, table);
        adoption.adopted().forEach(adopted -> insert(table, adopted));
      }
      open.session().execute(sql.commit());
      done = true;
      return adoption;
    } finally {
      if (!done) {
        rollBack(open);
      }
    }
  }

  private void requireJoined(TargetLock lock) {
    if (!lock.joined()) {
      throw new Problem(
              Code.LOCK_LOST,
              "another run took the lock on " + target.address(),
              UNCHANGED,
              "let it finish, then run the same command again")
          .exception();
    }
  }

  /// Where a definition ends the transaction, another one begins.
  private static void prepare(OpenTarget open, HistoryTable table) {
    if (!table.exists()) {
      table.create();
      if (!open.dialect().rollsBackDefinitions()) {
        open.session().execute(open.dialect().session().begin());
      }
    }
  }

  private static void rollBack(OpenTarget open) {
    try {
      open.session().execute(open.dialect().session().rollback());
    } catch (SqlFailure e) {
      // The session is gone, and its transaction with it.
    }
  }

  private static void insert(HistoryTable table, Adopted adopted) {
    table.insert(
        adopted.entry(),
        adopted.migration().map(it -> kept(it.up())).orElse(Kept.NOTHING),
        adopted.migration().flatMap(Migration::down).map(Adopting::kept).orElse(Kept.NOTHING));
  }

  private static Kept kept(Script script) {
    return script.size() > Kept.LARGEST ? Kept.NOTHING : Kept.of(ScriptTexts.bytes(script));
  }

  private ProblemException refused(SqlFailure failure) {
    ServerError error =
        target.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    Problem problem =
        new Problem(
            error.code(Code.HISTORY_TABLE_FOREIGN),
            "%s said while its history was being adopted: %s"
                .formatted(target.address(), error.sentence()),
            "nothing was adopted; the other tool's table is as it was",
            "mend that, then run the same command again");
    return new ProblemException(problem, failure);
  }
}
