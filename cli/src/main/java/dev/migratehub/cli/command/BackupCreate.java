package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;

/// `migr8 backup create`: makes a backup.
final class BackupCreate implements Command {

  @Override
  public Usage usage() {
    return Usage.of("backup create", "Make a backup of the database")
        .detail(
            "PostgreSQL is dumped by pg_dump, MySQL and MariaDB by mysqldump or mariadb-dump, which"
                + " must be on this machine; SQLite by its online backup. Others may work"
                + " meanwhile: the backup holds one moment. It appears under its name when it is"
                + " whole and on the disk, with its facts beside it in a file of JSON.")
        .mention(Settings.BACKUPS)
        .mention(Settings.COMPRESSION)
        .mention(Settings.PROGRAMS)
        .example("migr8 backup create", "writes backups/backup_20260131_120000.sql.zst")
        .example("migr8 backup create --all-targets", "a folder for each target");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      new Saving(own, connection).create();
      return 0;
    });
  }
}
