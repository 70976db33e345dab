package dev.migratehub.cli.command;

import dev.migratehub.backup.Backups;
import dev.migratehub.backup.file.Retention;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import java.time.Duration;

/// `migr8 backup clean`: removes old backups.
final class BackupClean implements Command {

  private static final Flag DRY_RUN =
      Flag.toggle("Say what would be removed, and remove nothing", "--dry-run");

  @Override
  public Usage usage() {
    return Usage.of("backup clean", "Remove old backups")
        .detail(
            "Removes what is older than the days of retention, and what was left by backups that"
                + " did not finish. The newest good ones stay whatever their age: their checksums"
                + " are compared first. Files that migr8 did not write are not touched.")
        .flag(DRY_RUN)
        .mention(Settings.RETENTION)
        .mention(Settings.KEEP)
        .mention(Settings.BACKUPS)
        .example("migr8 backup clean --dry-run", "see what would go")
        .example("migr8 backup clean --retention-days 7 --keep 5", "a week, but at least five");
  }

  @Override
  public int run(Call call) {
    return call.each(BackupClean::clean);
  }

  private static int clean(Call call, Connection connection) {
    Saving saving = new Saving(call, connection);
    Retention retention =
        new Retention(
            Duration.ofDays(connection.config().get(Settings.RETENTION)),
            connection.config().get(Settings.KEEP));
    boolean dry = call.arguments().has(DRY_RUN);
    Backups.Cleanup cleanup =
        saving.doing(them -> {
          Backups.Cleanup found = them.cleanup(retention, saving.meter("verifying"));
          if (!dry) {
            them.clean(found);
          }
          return found;
        });
    call.report()
        .answer(
            new Answer.Backups.Cleaned(
                connection.target().name(), cleanup.names(), cleanup.kept(), !dry));
    return 0;
  }
}
