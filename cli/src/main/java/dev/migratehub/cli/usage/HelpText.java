package dev.migratehub.cli.usage;

import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Help texts, made from the declarations.
public final class HelpText {

  private static final int WIDTH = 80;
  private static final int LONGEST_TERM = 30;
  private static final List<String> FIRST_STEPS = List.of("create", "up", "status", "down");

  private HelpText() {}

  /// The overview of all commands.
  public static String overview(List<Usage> usages) {
    List<String> lines = new ArrayList<>();
    lines.add("migr8 brings a database to the state that a folder of SQL scripts describes.");
    lines.add("");
    lines.add("usage: migr8 COMMAND [OPTIONS]");
    lines.add("");
    lines.add("first steps");
    usages.stream()
        .filter(usage -> FIRST_STEPS.contains(usage.name()))
        .sorted(Comparator.comparingInt(usage -> FIRST_STEPS.indexOf(usage.name())))
        .forEach(usage -> entry(lines, usage.name(), usage.sentence(), 16));
    lines.add("");
    lines.add("all commands");
    usages.stream()
        .filter(usage -> !FIRST_STEPS.contains(usage.name()))
        .forEach(usage -> entry(lines, usage.name(), usage.sentence(), 16));
    lines.add("");
    lines.add("Without any settings it takes the SQLite file migr8.db and the folder migrations.");
    lines.add("Another database: --url postgres://user@host/name, or write .migr8.yaml with");
    lines.add("migr8 config init. More about a command: migr8 help COMMAND.");
    return joined(lines);
  }

  /// The commands of one group.
  public static String group(String name, List<Usage> usages) {
    List<String> lines = new ArrayList<>();
    lines.add("usage: migr8 " + name + " COMMAND [OPTIONS]");
    lines.add("");
    usages.forEach(usage -> entry(lines, usage.word(), usage.sentence(), 16));
    return joined(lines);
  }

  /// The help of one command.
  public static String of(Usage usage) {
    List<String> lines = new ArrayList<>();
    lines.add(usage.sentence() + ".");
    lines.add("");
    lines.add("usage: " + usage.synopsis());
    for (String detail : usage.details()) {
      lines.add("");
      lines.addAll(Paragraph.wrapped(detail, WIDTH));
    }
    arguments(lines, usage);
    flags(lines, "options", usage.shownFlags());
    examples(lines, usage);
    lines.add("");
    lines.add("Options of every command, such as --url, --dir, --target and --json:");
    lines.add("migr8 help options");
    return joined(lines);
  }

  /// The options that every command takes.
  public static String options() {
    List<String> lines = new ArrayList<>();
    lines.add("Options of every command.");
    flags(lines, "general", CommonFlags.OWN);
    List<Flag> database = new ArrayList<>();
    List<Flag> others = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      if (!setting.secret()) {
        (setting.database() ? database : others).add(Flag.of(setting));
      }
    }
    flags(lines, "database", database);
    flags(lines, "migrations and runs", others);
    lines.add("");
    lines.add("Each of the last two groups is a setting as well: it may stand in .migr8.yaml or");
    lines.add("in the environment, see migr8 config show. A password has no option, because");
    lines.add("options can be seen by everybody on the machine: set MIGR8_DATABASE_PASSWORD.");
    return joined(lines);
  }

  private static void arguments(List<String> lines, Usage usage) {
    if (!usage.arguments().isEmpty()) {
      lines.add("");
      usage
          .arguments()
          .forEach(argument -> entry(lines, argument.label(), argument.help(), LONGEST_TERM));
    }
  }

  private static void flags(List<String> lines, String heading, List<Flag> flags) {
    if (!flags.isEmpty()) {
      lines.add("");
      lines.add(heading);
      flags.forEach(flag -> entry(lines, flag.display(), flag.help(), LONGEST_TERM));
    }
  }

  private static void examples(List<String> lines, Usage usage) {
    lines.add("");
    lines.add("examples");
    int widest = usage.examples().stream().mapToInt(it -> it.line().length()).max().orElse(0);
    usage.examples().forEach(it -> entry(lines, it.line(), it.what(), widest + 2));
  }

  private static void entry(List<String> lines, String term, String text, int column) {
    String head = "  " + term;
    List<String> wrapped = Paragraph.wrapped(text, WIDTH - column - 2);
    boolean beside = head.length() <= column;
    if (!beside) {
      lines.add(head);
    }
    for (int i = 0; i < wrapped.size(); i++) {
      String begin = i == 0 && beside ? head : "";
      lines.add(begin + " ".repeat(column + 2 - begin.length()) + wrapped.get(i));
    }
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines);
  }
}
