package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.List;

/// `migr8 drop`: empties a schema, after its database was named.
final class Drop implements Command {

  private static final Flag YES =
      Flag.value(
          "NAME", "The database's name, where nobody can be asked", "--yes-drop-everything-in");

  @Override
  public Usage usage() {
    return Usage.of("drop", "Drop everything in the schema, the history too")
        .detail(
            "There is no way back. At a terminal it asks you to type the name of the database;"
                + " elsewhere the name must stand after --yes-drop-everything-in.")
        .flag(YES)
        .example("migr8 drop", "asks for the name first")
        .example("migr8 drop --yes-drop-everything-in migr8.db", "in a script");
  }

  @Override
  public int run(Call call) {
    return call.inTurn((own, connection) -> drop(own, connection));
  }

  private static int drop(Call call, Connection connection) {
    confirm(call, connection);
    MigrateHub hub = call.hub(connection);
    int statements =
        call.interrupts().during(connection.target().name(), hub::interrupt, true, hub::drop);
    call.report()
        .answer(
            new Answer.Emptied(
                connection.target().name(), connection.target().address(), statements));
    return 0;
  }

  private static void confirm(Call call, Connection connection) {
    String name = connection.databaseName();
    List<String> given = call.arguments().all(YES);
    if (given.contains(name)) {
      return;
    }
    String typed =
        given.isEmpty()
            ? call.prompt().ask(question(connection, name)).map(String::strip).orElse("")
            : given.getLast();
    if (!typed.equals(name)) {
      throw new Problem(
              Code.NOT_CONFIRMED,
              "the database is called %s, and %s was given"
                  .formatted(name, typed.isEmpty() ? "no name" : typed),
              "nothing was dropped",
              "if you mean it: migr8 drop --yes-drop-everything-in " + name)
          .exception();
    }
  }

  private static String question(Connection connection, String name) {
    return "This drops everything in %s. To go on, type %s: "
        .formatted(connection.target().address(), name);
  }
}
