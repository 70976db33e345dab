package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.HelpText;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// Finds the help for words that a user typed.
public final class HelpPages {

  private static final String OPTIONS = "options";
  private static final String MIGRATE = "migrate";

  private HelpPages() {}

  /// The help for a command, a group, the word `options`, or for no words at all.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when there is none
  public static String text(List<String> words) {
    boolean migrate = !words.isEmpty() && words.getFirst().equals(MIGRATE);
    String name = String.join(" ", migrate ? words.subList(1, words.size()) : words);
    List<Usage> usages = Commands.usages();
    if (name.isEmpty()) {
      return migrate
          ? HelpText.group(MIGRATE, usages.stream().filter(Commands::migrating).toList())
          : HelpText.overview(usages);
    }
    return name.equals(OPTIONS) ? HelpText.options() : command(name, usages);
  }

  private static String command(String name, List<Usage> usages) {
    Optional<Usage> command = usages.stream().filter(it -> it.name().equals(name)).findFirst();
    List<Usage> group = usages.stream().filter(it -> it.group().equals(name)).toList();
    if (command.isEmpty() && group.isEmpty()) {
      throw new Problem(
              Code.ARGUMENTS_INVALID,
              "there is no command " + name,
              "no database was touched",
              "see all commands: migr8 help")
          .exception();
    }
    return command.map(HelpText::of).orElseGet(() -> HelpText.group(name, group));
  }
}
