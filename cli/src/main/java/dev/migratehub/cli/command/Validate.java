package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Problem;
import java.util.List;

/// `migr8 validate`: finds everything that would stop `up`.
final class Validate implements Command {

  @Override
  public Usage usage() {
    return Usage.of("validate", "Check files and history without changing anything")
        .detail("Ends with status 4 when folder and history disagree or a file breaks a rule.")
        .mention(Settings.MISSING)
        .example("migr8 validate", "in CI, before anything is deployed");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      List<Problem> problems =
          own.asked(connection, MigrateHub::validate).stream().map(own.secrets()::hidden).toList();
      long migrations = own.hub(connection).migrations().all().size();
      own.report().answer(new Answer.Verdict(connection.target().name(), migrations, problems));
      return problems.isEmpty() ? 0 : problems.getFirst().code().kind().exitStatus();
    });
  }
}
