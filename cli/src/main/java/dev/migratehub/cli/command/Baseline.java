package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.plan.Request;

/// `migr8 baseline`: begins the history of a database that is not empty.
final class Baseline implements Command {

  @Override
  public Usage usage() {
    return Usage.of(
            "baseline",
            "Begin the history of a database that already has everything up to" + " a version")
        .detail("Runs nothing. Refused when the database has a history.")
        .needs("VERSION", "The newest version that the database has")
        .flag(Wishes.DRY_RUN)
        .example("migr8 baseline 012", "001 to 012 are there; up goes on with 013");
  }

  @Override
  public int run(Call call) {
    String version = call.arguments().at(0).orElseThrow();
    return Wishes.fulfil(call, () -> new Request.Baseline(Wishes.version(version)));
  }
}
