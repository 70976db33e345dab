package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.plan.Request;

/// `migr8 redo`: takes the last migration back and applies it again.
final class Redo implements Command {

  @Override
  public Usage usage() {
    return Usage.of("redo", "Take back the last migration and apply it again")
        .detail("For the one you are just writing: edit it, then redo it.")
        .flag(Wishes.DRY_RUN)
        .example("migr8 redo", "down and up again");
  }

  @Override
  public int run(Call call) {
    return Wishes.fulfil(call, Request.Redo::new);
  }
}
