package dev.migratehub.cli.command;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.List;

/// `migr8 backup verify`: makes sure that a backup is good.
final class BackupVerify implements Command {

  private static final Flag RESTORE =
      Flag.toggle("Restore it into a new database as well, and compare the schema", "--restore");

  @Override
  public Usage usage() {
    return Usage.of("backup verify", "Make sure that a backup is what was written")
        .detail(
            "Compares every byte with the checksum. With --restore it is loaded into a database"
                + " that is made beside the target and dropped afterwards, and the schema there is"
                + " held against the one that was backed up.")
        .needs("FILE", "A backup as migr8 backup list shows it")
        .flag(RESTORE)
        .mention(Settings.BACKUPS)
        .example("migr8 backup verify backup_20260131_120000.sql.zst", "the checksum")
        .example("migr8 backup verify FILE --restore", "a trial");
  }

  @Override
  public int run(Call call) {
    return call.each(BackupVerify::verify);
  }

  private static int verify(Call call, Connection connection) {
    Saving saving = new Saving(call, connection);
    String name = call.arguments().at(0).orElseThrow();
    Backup backup = saving.doing(them -> them.checked(name, saving.meter("verifying")));
    boolean trial = call.arguments().has(RESTORE);
    if (trial) {
      List<String> differences =
          saving.doing(them -> them.trial(backup, saving.meter("restoring")));
      if (!differences.isEmpty()) {
        throw differs(backup).details(differences).exception();
      }
    }
    call.report().answer(new Answer.Backups.Verified(connection.target().name(), backup, trial));
    return 0;
  }

  private static Problem differs(Backup backup) {
    return new Problem(
        Code.SCHEMA_DIFFERS,
        "%s was restored for a trial, and the schema is not the one that was backed up"
            .formatted(backup.name()),
        "the trial's database is dropped again; the target was only read",
        "look at the lines below: - is missing after the restore, + was not there before");
  }
}
