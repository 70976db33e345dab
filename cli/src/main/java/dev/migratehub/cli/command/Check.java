package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connections;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Kind;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Comparison;
import java.util.List;

/// `migr8 check`: finds what a branch must not be merged with.
final class Check implements Command {

  @Override
  public Usage usage() {
    return Usage.of("check", "Find what keeps a branch's migrations from being merged")
        .detail(
            "Holds the folder against the branch that this one is meant for, and against the commit"
                + " where both parted. It finds new migrations with a version that the other branch"
                + " has given away, or that is older than its newest; merged scripts that were"
                + " edited, renamed or removed here; names and new files that cannot be read. All"
                + " of it is listed, and the status is 4.")
        .detail(
            "No database is asked. The program git must be there, and a history that reaches back"
                + " to where the branches parted. Settings that name a database only say in which"
                + " SQL the scripts are written.")
        .flag(Branches.AGAINST)
        .mention(Settings.DIRECTORY)
        .mention(Settings.LAYOUT)
        .example("migr8 check --against origin/main", "in CI, for each pull request")
        .example("migr8 check --against origin/main --json", "for machines");
  }

  @Override
  public int run(Call call) {
    String ref = call.arguments().value(Branches.AGAINST).orElseThrow(() -> missing().exception());
    Dialect dialect = Connections.dialect(call.setup(), call.arguments());
    Answer.Checked answer =
        Branches.with(
            call,
            ref,
            branch -> {
              List<Problem> problems =
                  branch.problems(new Comparison(dialect::syntax, dialect::wording)).stream()
                      .map(call.secrets()::hidden)
                      .toList();
              return new Answer.Checked(ref, branch.first(), branch.arrivals().size(), problems);
            });
    call.report().answer(answer);
    return answer.problems().isEmpty() ? 0 : Kind.VALIDATION.exitStatus();
  }

  private static Problem missing() {
    return new Problem(
        Code.ARGUMENTS_INVALID,
        "migr8 check needs the branch to hold this one against",
        "no database was touched",
        "name it: migr8 check --against origin/main");
  }
}
