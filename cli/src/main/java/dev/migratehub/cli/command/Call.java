package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Report;
import dev.migratehub.cli.render.Secrets;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.setup.Connections;
import dev.migratehub.cli.setup.Setup;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One call of a command: what was typed, what is set, and where to tell what happens.
///
/// @param prompt asks the user for a line
/// @param environment of the process
public record Call(
    Arguments arguments,
    Setup setup,
    Report report,
    Secrets secrets,
    Interrupts interrupts,
    Prompt prompt,
    Map<String, String> environment,
    Clock clock) {

  /// Something to be done on one target; answers its exit status. The call tells of this target.
  interface Work {
    int on(Call own, Connection connection);
  }

  /// The settings, where no database is needed.
  Config settings() {
    return Connections.settings(setup, arguments);
  }

  /// Does the work on every target that is meant, as many at once as was asked for; one that fails
  /// does not keep the others from their turn.
  ///
  /// @return the status of the only target, or 1 when any of several failed
  int each(Work work) {
    return turns(arguments.value(CommonFlags.PARALLEL).map(Wishes::atOnce).orElse(1)).take(work);
  }

  /// The same, one after another, for work that asks the user.
  int inTurn(Work work) {
    return turns(1).take(work);
  }

  private Turns turns(int atOnce) {
    return new Turns(this, connections(), atOnce);
  }

  /// The targets that are meant.
  List<Connection> connections() {
    List<Connection> connections = Connections.of(setup, arguments);
    connections.forEach(connection -> secrets.add(connection.secrets()));
    return connections;
  }

  /// The same call, telling somebody else.
  Call telling(Report other) {
    return new Call(arguments, setup, other, secrets, interrupts, prompt, environment, clock);
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
    return interrupts.during(
        connection.target().name(), hub::interrupt, false, () -> work.apply(hub));
  }

  private void happened(Event event) {
    interrupts.pass(event);
    report.happened(event);
  }
}
