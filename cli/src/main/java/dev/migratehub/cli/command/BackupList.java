package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;

/// `migr8 backup list`: says which backups there are.
final class BackupList implements Command {

  @Override
  public Usage usage() {
    return Usage.of("backup list", "Say which backups there are, the newest first")
        .detail("No database is asked.")
        .mention(Settings.BACKUPS)
        .example("migr8 backup list", "a table")
        .example("migr8 backup list --json", "an object a line");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      Saving saving = new Saving(own, connection);
      own.report()
          .answer(
              new Answer.Backups.Listed(
                  connection.target().name(), saving.folder().path(), saving.folder().list()));
      return 0;
    });
  }
}
