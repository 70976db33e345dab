package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.plan.Request;

/// `migr8 force`: writes into the history what is true, and runs nothing.
final class Force implements Command {

  @Override
  public Usage usage() {
    return Usage.of("force", "Say which version the database has, without running anything")
        .detail(
            "For the time after you have put a half-applied migration right by hand. Everything up"
                + " to the version is noted as applied, everything after it as not applied.")
        .needs("VERSION", "The version, or none (as well: -1) when nothing is applied")
        .flag(Wishes.DRY_RUN)
        .example("migr8 force 003", "the database has everything up to 003")
        .example("migr8 force none", "the database has nothing");
  }

  @Override
  public int run(Call call) {
    String version = call.arguments().at(0).orElseThrow();
    return Wishes.fulfil(call, () -> new Request.Force(Wishes.versionOrNone(version)));
  }
}
