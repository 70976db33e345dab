package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.CompletionScripts;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.List;

/// `migr8 completion`: prints a script that completes commands and flags in a shell.
final class Completion implements Command {

  @Override
  public Usage usage() {
    return Usage.of("completion", "Print a script that completes commands and flags in a shell")
        .needs("bash|zsh|fish", "The shell")
        .example("source <(migr8 completion bash)", "for this session of bash")
        .example("source <(migr8 completion zsh)", "for this session of zsh")
        .example("migr8 completion fish | source", "for this session of fish");
  }

  @Override
  public boolean needsSettings() {
    return false;
  }

  @Override
  public int run(Call call) {
    String shell = call.arguments().at(0).orElseThrow();
    List<Usage> usages = Commands.usages();
    String script =
        switch (shell) {
          case "bash" -> CompletionScripts.bash(usages);
          case "zsh" -> CompletionScripts.zsh(usages);
          case "fish" -> CompletionScripts.fish(usages);
          default -> throw unknown(shell).exception();
        };
    call.report().answer(new Answer.Text(script));
    return 0;
  }

  private static Problem unknown(String shell) {
    return new Problem(
        Code.ARGUMENTS_INVALID,
        "there is no completion for " + shell,
        "no database was touched",
        "take one of bash, zsh, fish: migr8 completion bash");
  }
}
