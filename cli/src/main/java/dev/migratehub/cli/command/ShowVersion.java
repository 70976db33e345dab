package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.history.Entry;
import java.util.Optional;

/// `migr8 version`: the newest version that a database has.
final class ShowVersion implements Command {

  @Override
  public Usage usage() {
    return Usage.of("version", "Print the newest version that the database has")
        .detail(
            "One word, for scripts: the version, or none. The version of migr8 itself:"
                + " migr8 --version.")
        .example("migr8 version", "prints 003, for example");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      Optional<Entry> newest = own.asked(connection, MigrateHub::history).newest();
      own.report()
          .answer(
              new Answer.Current(
                  connection.target().name(),
                  newest.map(entry -> entry.id().text()),
                  newest.map(Entry::label).orElse("")));
      return 0;
    });
  }
}
