package dev.migratehub.cli.command;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;

/// `migr8 up`: applies what is pending.
final class Up implements Command {

  private static final Flag TO = Flag.value("VERSION", "Stop after this version", "--to");
  private static final Flag BACKUP_FIRST =
      Flag.toggle("Make a backup before the first pending migration", "--backup-first");

  @Override
  public Usage usage() {
    return Usage.of("up", "Apply pending migrations")
        .detail(
            "Each script and its row in the history are committed together where the database"
                + " allows it; what fails leaves nothing behind.")
        .takes("N", "Apply only the next N")
        .flag(TO)
        .flag(BACKUP_FIRST)
        .flag(Wishes.DRY_RUN)
        .mention(Settings.OUT_OF_ORDER)
        .mention(Settings.MISSING)
        .mention(Settings.UNADOPTED)
        .mention(Settings.LOCK_WAIT)
        .example("migr8 up", "apply everything that is pending")
        .example("migr8 up 1", "apply the next one")
        .example("migr8 up --to 20250131120000", "go up to a version")
        .example("migr8 up --backup-first", "with a way back")
        .example("migr8 up --dry-run", "see the SQL first");
  }

  @Override
  public int run(Call call) {
    boolean backup = call.arguments().has(BACKUP_FIRST) && !call.arguments().has(Wishes.DRY_RUN);
    return backup
        ? call.each((own, connection) -> backedUp(own, connection, request(own)))
        : Wishes.fulfil(call, () -> request(call));
  }

  private static Request request(Call call) {
    return new Request.Up(
        call.arguments().at(0).map(Wishes::count), call.arguments().value(TO).map(Wishes::version));
  }

  /// A database that is not there yet, or has nothing pending, needs no backup.
  private static int backedUp(Call call, Connection connection, Request request) {
    boolean needed =
        !connection.target().door().makes() && !call.hub(connection).plan(request).isEmpty();
    if (!needed) {
      call.changing(connection, hub -> hub.execute(request));
      return 0;
    }
    Backup backup = new Saving(call, connection).create();
    try {
      call.changing(connection, hub -> hub.execute(request));
      return 0;
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw new ProblemException(
          problem.now(
              "%s; the database as it was before lies in %s: migr8 backup restore %s --clean"
                  .formatted(problem.now(), backup.file(), backup.name())),
          e);
    }
  }
}
