package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;

/// `migr8 resume`: goes on with a script that stopped half-way.
final class Resume implements Command {

  private static final Flag RETRY =
      Flag.toggle("Run the statement that stopped it, or is in doubt", "--retry-statement");
  private static final Flag SKIP =
      Flag.toggle("Call that statement done and go on behind it", "--skip-statement");

  @Override
  public Usage usage() {
    return Usage.of("resume", "Go on with a migration that stopped half-way")
        .detail(
            "Where a script takes effect statement by statement, a failure or a kill leaves its"
                + " first statements in the database; migr8 status says how many. resume goes on"
                + " with the next one, after you have mended it in the file if need be. The part"
                + " that was run must still say the same. Settings that the finished part made for"
                + " its session are made again.")
        .detail(
            "When the server died or the connection broke in the middle of a statement, nobody"
                + " noted whether it took effect. Then look in the database, and say which: it is"
                + " there (--skip-statement) or it is not (--retry-statement).")
        .flag(RETRY)
        .flag(SKIP)
        .flag(Wishes.DRY_RUN)
        .example("migr8 resume", "go on from the statement that failed")
        .example("migr8 resume --skip-statement", "it was done, or you did it by hand");
  }

  @Override
  public int run(Call call) {
    boolean retry = call.arguments().has(RETRY);
    boolean skip = call.arguments().has(SKIP);
    if (retry && skip) {
      throw new Problem(
              Code.ARGUMENTS_INVALID,
              "--retry-statement and --skip-statement say the opposite",
              "no database was touched",
              "give one of them")
          .exception();
    }
    Doubt doubt = retry ? Doubt.RETRY : skip ? Doubt.SKIP : Doubt.UNDECIDED;
    return Wishes.fulfil(call, () -> new Request.Resume(doubt));
  }
}
