package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.plan.Request;

/// `migr8 up`: applies what is pending.
final class Up implements Command {

  private static final Flag TO = Flag.value("VERSION", "Stop after this version", "--to");

  @Override
  public Usage usage() {
    return Usage.of("up", "Apply pending migrations")
        .detail(
            "Each script and its row in the history are committed together where the database"
                + " allows it; what fails leaves nothing behind.")
        .takes("N", "Apply only the next N")
        .flag(TO)
        .flag(Wishes.DRY_RUN)
        .mention(Settings.OUT_OF_ORDER)
        .mention(Settings.MISSING)
        .mention(Settings.UNADOPTED)
        .mention(Settings.LOCK_WAIT)
        .example("migr8 up", "apply everything that is pending")
        .example("migr8 up 1", "apply the next one")
        .example("migr8 up --to 20250131120000", "go up to a version")
        .example("migr8 up --dry-run", "see the SQL first");
  }

  @Override
  public int run(Call call) {
    return Wishes.fulfil(
        call,
        () ->
            new Request.Up(
                call.arguments().at(0).map(Wishes::count),
                call.arguments().value(TO).map(Wishes::version)));
  }
}
