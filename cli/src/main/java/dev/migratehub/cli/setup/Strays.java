package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Environment;
import dev.migratehub.engine.config.Likeness;
import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds variables that are meant for us by their names and that nothing reads: most are misspelt.
final class Strays {

  /// What belongs to sections of a file that no command here reads, and to the hub.
  private static final List<String> ELSEWHERE =
      Stream.concat(YamlFile.ELSEWHERE.stream(), Stream.of("hub"))
          .map(section -> Setting.PREFIX + section.toUpperCase(Locale.ROOT) + "_")
          .toList();

  private Strays() {}

  /// A sentence about each of them, in the order of their names.
  static List<String> warnings(Map<String, Value> variables, Set<String> targets) {
    Set<String> known = Environment.names(targets);
    known.add(Setup.CONFIG_VARIABLE);
    List<String> warnings = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach((name, value) -> {
          if (!value.text().isEmpty() && ours(name) && !known.contains(name)) {
            warnings.add(warning(name, value, known));
          }
        });
    return warnings;
  }

  private static boolean ours(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith(Setting.PREFIX) && ELSEWHERE.stream().noneMatch(upper::startsWith);
  }

  private static String warning(String name, Value value, Set<String> known) {
    String where = value.origin().equals("$" + name) ? "" : value.origin() + ": ";
    String upper = name.toUpperCase(Locale.ROOT);
    String end = upper.substring(Setting.PREFIX.length() - 1);
    String meant =
        Likeness.nearest(upper, known)
            .or(() -> known.stream().filter(one -> one.endsWith(end)).findFirst())
            .map(likely -> "; did you mean " + likely + "?")
            .orElse("; all there are: migr8 config show");
    return where + name + " is not a variable of migr8 and changes nothing" + meant;
  }
}
