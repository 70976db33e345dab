package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;

/// `migr8 help`: explains commands and the options that all of them take.
final class Help implements Command {

  @Override
  public Usage usage() {
    return Usage.of("help", "Explain a command, or the options of all commands")
        .takes("COMMAND", "A command, or the word options")
        .takes("WORD", "The second word of a command such as config show")
        .example("migr8 help", "all commands")
        .example("migr8 help up", "one command")
        .example("migr8 help options", "the options that every command takes");
  }

  @Override
  public boolean needsSettings() {
    return false;
  }

  @Override
  public int run(Call call) {
    call.report().answer(new Answer.Text(HelpPages.text(call.arguments().positional())));
    return 0;
  }
}
