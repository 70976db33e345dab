package dev.migratehub.cli.usage;

import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Type;
import java.util.List;
import java.util.Optional;

/// One flag of a command line.
///
/// @param names the one that users type most first
/// @param label what stands for its value in help texts; empty for a switch
/// @param help one sentence, without a full stop
public record Flag(List<String> names, String label, String help) {

  public Flag {
    names = List.copyOf(names);
  }

  /// A flag that is there or not.
  public static Flag toggle(String help, String... names) {
    return new Flag(List.of(names), "", help);
  }

  /// A flag with a value.
  public static Flag value(String label, String help, String... names) {
    return new Flag(List.of(names), label, help);
  }

  /// The flag of a setting that has one.
  public static Flag of(Setting<?> setting) {
    boolean toggle = setting.type().equals(Type.SWITCH);
    return new Flag(setting.flags(), toggle ? "" : setting.type().label(), setting.help());
  }

  /// The name under which its value is kept.
  public String name() {
    return names.getFirst();
  }

  /// How it stands in a list: `-c, --config FILE`. Of several long names only the first is shown.
  public String display() {
    Optional<String> letter = names.stream().filter(it -> !it.startsWith("--")).findFirst();
    Optional<String> word = names.stream().filter(it -> it.startsWith("--")).findFirst();
    String text = letter.map(it -> it + ", ").orElse("    ") + word.orElse("");
    return label.isEmpty() ? text : text + " " + label;
  }
}
