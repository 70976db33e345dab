package dev.migratehub.cli;

import dev.migratehub.cli.command.Command;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.engine.config.Likeness;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// A command line, understood.
///
/// @param command empty where only a group was named, or nothing at all
/// @param group the words that were named instead
record Typed(Optional<Command> command, List<String> group, Arguments arguments) {

  /// Understands a command line.
  ///
  /// @throws ProblemException when it cannot be understood
  static Typed of(List<String> words) {
    return BriefLine.of(words).orElseGet(() -> parsed(words));
  }

  /// The same by the parser alone.
  static Typed parsed(List<String> words) {
    try {
      return of(CommandLines.of(words).parseArgs(words.toArray(String[]::new)));
    } catch (CommandLine.ParameterException e) {
      throw new ProblemException(problem(e, words), e);
    }
  }

  private static Typed of(ParseResult result) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    ParseResult at = result;
    collect(at, values);
    while (at.hasSubcommand()) {
      at = at.subcommand();
      names.add(at.commandSpec().name());
      collect(at, values);
    }
    List<String> positional = new ArrayList<>();
    new LinkedHashSet<>(at.matchedPositionals())
        .forEach(it -> positional.addAll(it.originalStringValues()));
    return new Typed(CommandLines.command(result), names, new Arguments(positional, values));
  }

  private static void collect(ParseResult result, Map<String, List<String>> values) {
    // One that stands there twice is matched twice, each time with all of its values.
    for (OptionSpec option : new LinkedHashSet<>(result.matchedOptions())) {
      List<String> given = new ArrayList<>(values.getOrDefault(option.names()[0], List.of()));
      given.addAll(option.typeInfo().isBoolean() ? List.of("true") : option.originalStringValues());
      values.put(option.names()[0], given);
    }
  }

  private static Problem problem(CommandLine.ParameterException e, List<String> words) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String help = command.replaceFirst("^migr8( migrate)?", "migr8 help").strip();
    String what =
        switch (e) {
          case CommandLine.UnmatchedArgumentException it -> unmatched(it, command);
          case CommandLine.MissingParameterException it -> missing(it, command, words);
          default -> lower(String.valueOf(e.getMessage()));
        };
    String next =
        e instanceof CommandLine.UnmatchedArgumentException it && !suggestion(it).isEmpty()
            ? "did you mean " + suggestion(it) + "? See: " + help
            : "see how it is called: " + help;
    return new Problem(Code.ARGUMENTS_INVALID, what, "no database was touched", next);
  }

  private static String unmatched(CommandLine.UnmatchedArgumentException e, String command) {
    String word = e.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      return command + " has no option " + word;
    }
    boolean group = !(e.getCommandLine().getCommandSpec().userObject() instanceof Command);
    return group
        ? "there is no command " + word
        : command + " does not know what to do with " + word;
  }

  private static String missing(
      CommandLine.MissingParameterException e, String command, List<String> words) {
    String names =
        String.join(
            ", ",
            e.getMissing().stream()
                .map(it -> it.isOption() ? typed((OptionSpec) it, words) : it.paramLabel())
                .toList());
    boolean option = e.getMissing().stream().anyMatch(CommandLine.Model.ArgSpec::isOption);
    return option ? names + " needs a value" : command + " needs " + names;
  }

  /// The name of an option that was typed.
  private static String typed(OptionSpec option, List<String> words) {
    List<String> names = List.of(option.names());
    return names.stream().filter(words::contains).findFirst().orElse(names.getFirst());
  }

  private static String suggestion(CommandLine.UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    return e.getSuggestions().stream()
        .filter(known -> Likeness.slip(word, known))
        .findFirst()
        .orElse("");
  }

  private static String lower(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
