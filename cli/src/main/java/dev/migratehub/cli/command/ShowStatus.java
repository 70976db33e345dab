package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.plan.StatusLine.Standing;
import dev.migratehub.engine.problem.Kind;
import java.util.stream.Stream;

/// `migr8 status`: where every migration stands.
final class ShowStatus implements Command {

  private static final Flag CHECK =
      Flag.toggle("End with status 3 when something is pending", "--check");

  @Override
  public Usage usage() {
    return Usage.of("status", "Show where every migration stands")
        .detail(
            "States: pending; applied; baseline (was there before the history began); rolled back;"
                + " late (pending, but older than the newest applied); changed (applied, then its"
                + " file was edited); missing (applied, its file is gone); ahead (applied, newer"
                + " than the folder); failed and applying (an earlier run stopped half-way);"
                + " elsewhere (not for this environment).")
        .flag(CHECK)
        .example("migr8 status", "a table and a line of summary")
        .example("migr8 status --check", "in CI: fail when something is pending")
        .example("migr8 status --json", "for machines");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      Status status = own.asked(connection, MigrateHub::status);
      own.report().answer(new Answer.Standings(connection.target().name(), status));
      return own.arguments().has(CHECK) ? judged(status) : 0;
    });
  }

  /// A database that is half-way or not what the folder says is worse than one that is behind.
  private static int judged(Status status) {
    boolean wrong =
        Stream.of(Standing.FAILED, Standing.APPLYING, Standing.CHANGED, Standing.MISSING)
            .anyMatch(standing -> !status.in(standing).isEmpty());
    if (wrong) {
      return Kind.VALIDATION.exitStatus();
    }
    return status.pending() > 0 ? Kind.PENDING.exitStatus() : 0;
  }
}
