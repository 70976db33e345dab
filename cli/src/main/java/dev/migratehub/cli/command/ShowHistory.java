package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.MigrateHub;

/// `migr8 history`: what was done to a database, in order.
final class ShowHistory implements Command {

  @Override
  public Usage usage() {
    return Usage.of("history", "Show what was done to the database, in order")
        .example("migr8 history", "every migration, rolled back ones too")
        .example("migr8 history --json", "with run ids and tool versions");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      own.report()
          .answer(
              new Answer.Past(
                  connection.target().name(), own.asked(connection, MigrateHub::history)));
      return 0;
    });
  }
}
