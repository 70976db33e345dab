package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.plan.Request;

/// `migr8 repair`: takes edited scripts as they are now.
final class Repair implements Command {

  @Override
  public Usage usage() {
    return Usage.of("repair", "Take edited scripts as the applied ones")
        .detail(
            "A script that was edited after it was applied stops up. When only comments or white"
                + " space changed, or when the database is as the new text says, repair writes the"
                + " new checksum and text into the history. It runs no SQL of yours and changes"
                + " nothing else; see first what differs, with --dry-run.")
        .takes("NAME", "Only this migration, by its version, its name or its file")
        .flag(Wishes.DRY_RUN)
        .example("migr8 repair --dry-run", "see what was edited, and in what")
        .example("migr8 repair 003", "accept the new text of one");
  }

  @Override
  public int run(Call call) {
    return Wishes.fulfil(call, () -> new Request.Repair(call.arguments().at(0).stream().toList()));
  }
}
