package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.plan.Request;

/// `migr8 goto`: goes up or down to a version.
final class GoTo implements Command {

  @Override
  public Usage usage() {
    return Usage.of("goto", "Go up or down until a version is the newest")
        .needs("VERSION", "The version, or none to take everything back")
        .flag(Wishes.DRY_RUN)
        .mention(Settings.UNADOPTED)
        .example("migr8 goto 005", "apply or take back until 005 is the newest")
        .example("migr8 goto none", "take everything back");
  }

  @Override
  public int run(Call call) {
    String version = call.arguments().at(0).orElseThrow();
    return Wishes.fulfil(call, () -> new Request.GoTo(Wishes.versionOrNone(version)));
  }
}
