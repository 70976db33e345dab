package dev.migratehub.cli.command;

import dev.migratehub.backup.Backups;
import dev.migratehub.backup.file.Backup;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// `migr8 backup restore`: puts a backup into the database.
final class BackupRestore implements Command {

  private static final Flag CLEAN = Flag.toggle("Drop what is in the database first", "--clean");
  private static final Flag NO_OWNER =
      Flag.toggle("Restore no owners and no rights; all will be this user's", "--no-owner");
  private static final Flag YES =
      Flag.value("NAME", "The database's name, where nobody can be asked", "--yes-restore-into");

  @Override
  public Usage usage() {
    return Usage.of("backup restore", "Put a backup into the database")
        .detail(
            "The backup is verified first. The database must be empty, or --clean empties it. At a"
                + " terminal it asks you to type the name of the database; elsewhere --clean needs"
                + " the name behind --yes-restore-into.")
        .detail(
            "On PostgreSQL and SQLite a restore that fails leaves the database as it was. MySQL and"
                + " MariaDB keep what was done, and the message says how much that is.")
        .needs("FILE", "A backup as migr8 backup list shows it")
        .flag(CLEAN)
        .flag(NO_OWNER)
        .flag(YES)
        .mention(Settings.BACKUPS)
        .example("migr8 backup restore backup_20260131_120000.sql.zst", "asks first")
        .example("migr8 backup restore FILE --clean --yes-restore-into app", "in a script");
  }

  @Override
  public int run(Call call) {
    return call.inTurn(BackupRestore::restore);
  }

  private static int restore(Call call, Connection connection) {
    Saving saving = new Saving(call, connection);
    boolean clean = call.arguments().has(CLEAN);
    Backups.Wish wish = new Backups.Wish(clean, !call.arguments().has(NO_OWNER));
    String name = call.arguments().at(0).orElseThrow();
    Backup backup = saving.doing(them -> them.checked(name, saving.meter("verifying")));
    saving.doing(them -> {
      them.refuse(backup, wish);
      return true;
    });
    confirm(call, connection, backup, clean);
    Backups.Restored restored =
        saving.doing(them -> them.restore(backup, wish, saving.meter("restoring")));
    call.report()
        .answer(
            new Answer.Backups.Restored(
                connection.target().name(),
                connection.target().address(),
                backup,
                restored.parts(),
                restored.took()));
    return 0;
  }

  private static void confirm(Call call, Connection connection, Backup backup, boolean clean) {
    String name = connection.databaseName();
    List<String> given = call.arguments().all(YES);
    if (given.contains(name)) {
      return;
    }
    Optional<String> typed =
        given.isEmpty()
            ? call.prompt().ask(question(connection, backup, name, clean)).map(String::strip)
            : Optional.of(given.getLast());
    boolean harmless = typed.isEmpty() && !clean;
    if (!harmless && !typed.orElse("").equals(name)) {
      throw new Problem(
              Code.NOT_CONFIRMED,
              "the database is called %s, and %s was given"
                  .formatted(name, typed.filter(it -> !it.isEmpty()).orElse("no name")),
              "nothing was restored and nothing was dropped",
              "if you mean it: migr8 backup restore %s%s --yes-restore-into %s"
                  .formatted(backup.name(), clean ? " --clean" : "", name))
          .exception();
    }
  }

  private static String question(Connection connection, Backup backup, String name, boolean clean) {
    return "This %s %s into %s. To go on, type %s: "
        .formatted(
            clean ? "drops everything there and restores" : "restores",
            backup.name(),
            connection.target().address(),
            name);
  }
}
