package dev.migratehub.cli;

import dev.migratehub.cli.command.Command;
import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.Argument;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Makes the parser from the declarations of the commands. Nothing is found by reflection, and only
/// commands whose name stands among the words get their options: that is most of the work.
final class CommandLines {

  static final String MIGRATE = "migrate";

  private final List<String> words;

  private CommandLines(List<String> words) {
    this.words = words;
  }

  /// The parser for a command line.
  static CommandLine of(List<String> words) {
    return new CommandLines(words).root();
  }

  private CommandLine root() {
    CommandLine root = line(spec("migr8", CommonFlags.all()));
    CommandLine migrate =
        line(spec(MIGRATE, words.contains(MIGRATE) ? CommonFlags.all() : List.of()));
    root.addSubcommand(MIGRATE, migrate);
    for (Command command : Commands.ALL) {
      Usage usage = command.usage();
      place(root, usage).addSubcommand(usage.word(), command(command, usage));
      if (Commands.migrating(usage)) {
        migrate.addSubcommand(usage.word(), command(command, usage));
      }
    }
    return root;
  }

  private CommandLine place(CommandLine root, Usage usage) {
    if (usage.group().isEmpty()) {
      return root;
    }
    CommandLine group = root.getSubcommands().get(usage.group());
    if (group == null) {
      group = line(spec(usage.group(), CommonFlags.all()));
      root.addSubcommand(usage.group(), group);
    }
    return group;
  }

  private CommandLine command(Command command, Usage usage) {
    boolean meant = words.contains(usage.word());
    List<Flag> flags = new ArrayList<>(meant ? usage.flags() : List.of());
    flags.addAll(meant ? CommonFlags.all() : List.of());
    CommandSpec spec = with(flags, CommandSpec.wrapWithoutInspection(command).name(usage.word()));
    int index = 0;
    for (Argument argument : meant ? usage.arguments() : List.<Argument>of()) {
      spec.addPositional(positional(argument, index++));
    }
    return line(spec);
  }

  private static PositionalParamSpec positional(Argument argument, int index) {
    PositionalParamSpec.Builder positional =
        PositionalParamSpec.builder()
            .index(argument.many() ? index + "..*" : Integer.toString(index))
            .paramLabel(argument.label())
            .arity(argument.required() ? "1" : argument.many() ? "0..*" : "0..1")
            .required(argument.required())
            .type(argument.many() ? List.class : String.class);
    if (argument.many()) {
      positional.auxiliaryTypes(String.class);
    }
    return positional.build();
  }

  private static CommandSpec spec(String name, List<Flag> flags) {
    return with(flags, CommandSpec.create().name(name));
  }

  private static CommandSpec with(List<Flag> flags, CommandSpec spec) {
    flags.forEach(flag -> spec.addOption(option(flag)));
    return spec;
  }

  private static OptionSpec option(Flag flag) {
    String[] names = flag.names().toArray(String[]::new);
    boolean toggle = flag.label().isEmpty();
    OptionSpec.Builder option =
        OptionSpec.builder(names)
            .arity(toggle ? "0" : "1")
            .paramLabel(flag.label())
            .usageHelp(flag.equals(CommonFlags.HELP))
            .versionHelp(flag.equals(CommonFlags.VERSION))
            .type(toggle ? boolean.class : List.class);
    if (!toggle) {
      option.auxiliaryTypes(String.class);
    }
    return option.build();
  }

  private static CommandLine line(CommandSpec spec) {
    return configured(new CommandLine(spec));
  }

  private static CommandLine configured(CommandLine line) {
    return line.setOverwrittenOptionsAllowed(true)
        .setPosixClusteredShortOptionsAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setTrimQuotes(false);
  }

  /// The command that a parsed line is for; empty for a group.
  static Optional<Command> command(CommandLine.ParseResult result) {
    CommandLine.ParseResult last = last(result);
    return last.commandSpec().userObject() instanceof Command command
        ? Optional.of(command)
        : Optional.empty();
  }

  static CommandLine.ParseResult last(CommandLine.ParseResult result) {
    return result.hasSubcommand() ? last(result.subcommand()) : result;
  }
}
