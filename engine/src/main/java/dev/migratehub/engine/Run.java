package dev.migratehub.engine;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.event.EventProgress;
import dev.migratehub.engine.execute.Context;
import dev.migratehub.engine.execute.Executor;
import dev.migratehub.engine.execute.Interruption;
import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.execute.Progress;
import dev.migratehub.engine.history.ArchonTable;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run on one target: plan, lock, plan again if the history moved meanwhile, execute.
final class Run {

  private final Target target;
  private final Migrations migrations;
  private final Options options;
  private final Interruption interruption;
  private final Progress progress;

  Run(Target target, Migrations migrations, Options options, Interruption interruption) {
    this.target = target;
    this.migrations = migrations;
    this.options = options;
    this.interruption = interruption;
    this.progress = new EventProgress(target.name(), options.listener());
  }

  /// @param opening of the run's target
  List<Outcome> execute(Request request, Opening opening) {
    long start = System.nanoTime();
    try {
      List<Outcome> outcomes = attempt(request, opening);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      options.listener().accept(new Event.Completed(target.name(), outcomes, took));
      return outcomes;
    } catch (ProblemException e) {
      options.listener().accept(new Event.Stopped(target.name(), e.problem()));
      throw e;
    }
  }

  private List<Outcome> attempt(Request request, Opening opening) {
    try (Opening.Opened opened = opening.take()) {
      OpenTarget open = opened.open();
      HistoryTable table = opened.table();
      Planning planning = new Planning(open, table, migrations, options.rules());
      History before = opened.history();
      Plan plan = withoutLock(planning, request, before);
      if (plan != null && plan.isEmpty()) {
        options.listener().accept(new Event.Planned(target.name(), plan));
        return List.of();
      }
      try (TargetLock lock = lock(open, table)) {
        History now = HistoryReading.history(open, table);
        Plan sure = plan != null && now.equals(before) ? plan : planning.plan(request, now);
        options.listener().accept(new Event.Planned(target.name(), sure));
        return sure.isEmpty() ? List.of() : execute(request, open, lock, table, sure, now);
      }
    } catch (SqlFailure e) {
      throw lost(e);
    }
  }

  /// A migration that another run is applying right now looks unfinished; only the lock tells.
  private static @Nullable Plan withoutLock(Planning planning, Request request, History history) {
    try {
      return planning.plan(request, history);
    } catch (ProblemException e) {
      return switch (e.problem().code()) {
        case RUN_UNFINISHED, STATEMENT_IN_DOUBT, SESSION_LOST -> null;
        default -> throw e;
      };
    }
  }

  private TargetLock lock(OpenTarget open, HistoryTable table) {
    return TargetLock.take(open, table.name(), options.limits().lockWait(), this::waiting);
  }

  private void waiting(Optional<Holder> holder, Duration since) {
    if (interruption.requested()) {
      throw interrupted("this run changed nothing");
    }
    progress.waiting(holder, since);
  }

  private List<Outcome> execute(
      Request request,
      OpenTarget open,
      TargetLock lock,
      HistoryTable table,
      Plan plan,
      History now) {
    Optional<ArchonTable> archon =
        migrations.layout() == Layout.ARCHON
            ? Optional.of(new ArchonTable(open))
            : Optional.empty();
    prepare(table, now, archon);
    Context context =
        new Context(
            request.command(),
            open,
            lock,
            table,
            archon,
            options.callbacks(),
            options.run(),
            options.limits(),
            options.clock(),
            interruption,
            progress);
    return new Executor(context, now).execute(plan);
  }

  private void prepare(HistoryTable table, History now, Optional<ArchonTable> archon) {
    try {
      if (now.entries().isEmpty() && !table.exists()) {
        table.create();
      }
      archon.ifPresent(ArchonTable::createIfMissing);
    } catch (SqlFailure e) {
      ServerError error = error(e);
      Problem problem =
          new Problem(
              error.code(Code.PRIVILEGE_MISSING),
              "the history table " + table.name() + " cannot be created: " + error.sentence(),
              "nothing was changed",
              "let this user create tables there, or mend what is said, then run the same command"
                  + " again");
      throw new ProblemException(problem, e);
    }
  }

  /// What the history says while the lock is held.
  History settled() {
    try (OpenTarget open = OpenTarget.connect(target)) {
      HistoryTable table = new HistoryTable(open, options.table());
      try (TargetLock _ = lock(open, table)) {
        return HistoryReading.history(open, table);
      }
    } catch (SqlFailure e) {
      throw lost(e);
    }
  }

  int drop() {
    try (OpenTarget open = OpenTarget.connect(target);
        TargetLock lock = lock(open, new HistoryTable(open, options.table()))) {
      interruption.watch(open.session());
      return lock.mayBeTakenOver() ? dropAtOnce(open, lock) : drop(open);
    } catch (SqlFailure e) {
      throw lost(e);
    }
  }

  private int drop(OpenTarget open) {
    int dropped = 0;
    try {
      for (String query : open.dialect().emptyingQueries()) {
        for (String statement : open.session().query(query, Row::first)) {
          stopIfAsked(dropped);
          open.session().execute(statement);
          dropped++;
        }
      }
      return dropped;
    } catch (SqlFailure e) {
      stopIfAsked(dropped);
      throw e;
    }
  }

  /// The lease goes with everything else, so that nothing may be seen before all is gone.
  private int dropAtOnce(OpenTarget open, TargetLock lock) {
    open.session().execute(open.dialect().session().begin());
    if (!lock.joined()) {
      throw new Problem(
              Code.LOCK_LOST,
              "another run took the lock on " + target.address(),
              "nothing was dropped",
              "let it finish, then run the same command again")
          .exception();
    }
    int dropped = drop(open);
    open.session().execute(open.dialect().session().commit());
    return dropped;
  }

  private void stopIfAsked(int dropped) {
    if (interruption.requested()) {
      throw interrupted("%d statements that drop things took effect".formatted(dropped));
    }
  }

  private static ProblemException interrupted(String now) {
    return new Problem(Code.RUN_INTERRUPTED, "interrupted", now, "run the same command again")
        .exception();
  }

  private ProblemException lost(SqlFailure failure) {
    ServerError error = error(failure);
    Problem problem =
        new Problem(
            error.code(Code.CONNECTION_LOST),
            "%s said outside any script: %s".formatted(target.address(), error.sentence()),
            "what was reported as done is done; ask the database for the rest",
            "see how far it came: migr8 status");
    return new ProblemException(problem, failure);
  }

  private ServerError error(SqlFailure failure) {
    return target.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
  }
}
