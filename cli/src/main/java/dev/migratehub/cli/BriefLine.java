package dev.migratehub.cli;

import dev.migratehub.cli.command.Command;
import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.Argument;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Understands a command line of the usual form: one command, flags in full, nothing wrong. That
/// takes a hundredth of the time that the parser needs to get ready, which is left all that is
/// unusual. What this understands, the parser understands in the same way.
final class BriefLine {

  private static final Set<String> EXPLAINING =
      Set.of(CommonFlags.HELP.name(), CommonFlags.VERSION.name());

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> positional = new ArrayList<>();
  private final Set<Flag> toggles = new HashSet<>();
  private List<Flag> flags = CommonFlags.all();
  private List<Argument> arguments = List.of();
  private Optional<Command> command = Optional.empty();
  private List<String> group = List.of();

  private BriefLine() {
    for (Command known : Commands.ALL) {
      commands.put(known.usage().name(), known);
    }
  }

  /// What the words mean; empty where that is not for this class to say.
  static Optional<Typed> of(List<String> words) {
    BriefLine line = new BriefLine();
    return line.takesAll(words.iterator()) && line.isWhole()
        ? Optional.of(
            new Typed(line.command, line.group, new Arguments(line.positional, line.values)))
        : Optional.empty();
  }

  private boolean takesAll(Iterator<String> words) {
    while (words.hasNext()) {
      String word = words.next();
      if (word.isEmpty() || !(word.startsWith("-") ? takesFlag(word, words) : takesWord(word))) {
        return false;
      }
    }
    return true;
  }

  private boolean takesWord(String word) {
    if (command.isPresent()) {
      positional.add(word);
      return true;
    }
    command = Optional.ofNullable(commands.get(word));
    command.ifPresent(found -> begin(found.usage()));
    return command.isPresent();
  }

  private void begin(Usage usage) {
    group = List.of(usage.name());
    arguments = usage.arguments();
    flags = new ArrayList<>(usage.flags());
    flags.addAll(CommonFlags.all());
    toggles.clear();
  }

  private boolean takesFlag(String word, Iterator<String> words) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    String name = equals < 0 ? word : word.substring(0, equals);
    Optional<Flag> flag = flags.stream().filter(it -> it.names().contains(name)).findFirst();
    if (flag.isEmpty() || EXPLAINING.contains(flag.get().name())) {
      return false;
    }
    boolean toggle = flag.get().label().isEmpty();
    if (toggle || equals > 0) {
      String value = toggle ? "true" : word.substring(equals + 1);
      boolean odd = toggle ? equals > 0 || !toggles.add(flag.get()) : value.isEmpty();
      return !odd && add(flag.get(), value);
    }
    return words.hasNext() && takesValue(flag.get(), words.next());
  }

  private boolean takesValue(Flag flag, String value) {
    boolean odd = value.isEmpty() || value.startsWith("-") || isCommand(value);
    return !odd && add(flag, value);
  }

  private boolean isCommand(String word) {
    return word.equals(CommandLines.MIGRATE)
        || commands.keySet().stream().anyMatch(name -> List.of(name.split(" ")).contains(word));
  }

  private boolean add(Flag flag, String value) {
    values.computeIfAbsent(flag.name(), any -> new ArrayList<>()).add(value);
    return true;
  }

  private boolean isWhole() {
    boolean many = !arguments.isEmpty() && arguments.getLast().many();
    long needed = arguments.stream().filter(Argument::required).count();
    return command.isPresent()
        && positional.size() >= needed
        && (many || positional.size() <= arguments.size());
  }
}
