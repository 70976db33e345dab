package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Report;
import dev.migratehub.cli.render.Secrets;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.setup.Connections;
import dev.migratehub.cli.setup.Setup;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.problem.Kind;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One call of a command: what was typed, what is set, and where to tell what happens.
///
/// @param prompt asks the user for a line
public record Call(
    Arguments arguments,
    Setup setup,
    Report report,
    Secrets secrets,
    Interrupts interrupts,
    Prompt prompt,
    Clock clock) {

  /// Something to be done on one target; answers its exit status.
  interface Work {
    int on(Connection connection);
  }

  /// The settings, where no database is needed.
  Config settings() {
    return Connections.settings(setup, arguments);
  }

  /// Does the work on every target that is meant, one after another; one that fails does not keep
  /// the others from their turn.
  ///
  /// @return the status of the only target, or 1 when any of several failed
  int each(Work work) {
    List<Connection> connections = Connections.of(setup, arguments);
    connections.forEach(connection -> secrets.add(connection.secrets()));
    List<Answer.Tally.Result> results = new ArrayList<>();
    List<Integer> statuses = new ArrayList<>();
    for (Connection connection : connections) {
      statuses.add(one(connection, connections.size(), work, results));
      if (statuses.getLast() == Kind.INTERRUPTED.exitStatus()) {
        break;
      }
    }
    if (connections.size() > 1) {
      report.answer(new Answer.Tally(results));
    }
    return together(statuses);
  }

  private int one(Connection connection, int of, Work work, List<Answer.Tally.Result> results) {
    String name = connection.target().name();
    report.answer(new Answer.Turned(name, connection.target().address(), of));
    try {
      int status = work.on(connection);
      results.add(new Answer.Tally.Result(name, "", ""));
      return status;
    } catch (ProblemException e) {
      Problem problem = secrets.hidden(e.problem());
      report.answer(new Answer.Failed(name, problem));
      results.add(new Answer.Tally.Result(name, problem.code().id(), problem.what()));
      return problem.code().kind().exitStatus();
    }
  }

  private static int together(List<Integer> statuses) {
    if (statuses.size() == 1 || statuses.contains(Kind.INTERRUPTED.exitStatus())) {
      return statuses.getLast();
    }
    int pending = Kind.PENDING.exitStatus();
    boolean failed = statuses.stream().anyMatch(status -> status != 0 && status != pending);
    return failed ? Kind.FAILED.exitStatus() : statuses.contains(pending) ? pending : 0;
  }

  /// The engine on a target, which tells what it does.
  MigrateHub hub(Connection connection) {
    return connection.hub(this::happened);
  }

  /// Asks a target something and changes nothing; says so when there is no database yet.
  <T> T asked(Connection connection, Function<MigrateHub, T> question) {
    T answer = question.apply(hub(connection));
    noteMissing(connection);
    return answer;
  }

  /// Says so when there is no database yet, which reading does not change.
  void noteMissing(Connection connection) {
    if (connection.target().door().makes()) {
      String text = connection.target().address() + " does not exist yet; migr8 up makes it";
      report.answer(new Answer.Noted(connection.target().name(), text));
    }
  }

  /// Changes a target, so that an interruption finds it.
  <T> T changing(Connection connection, Function<MigrateHub, T> work) {
    MigrateHub hub = hub(connection);
    return interrupts.during(hub, false, () -> work.apply(hub));
  }

  private void happened(Event event) {
    interrupts.pass(event);
    report.happened(event);
  }
}
