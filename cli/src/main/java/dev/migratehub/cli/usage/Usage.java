package dev.migratehub.cli.usage;

import dev.migratehub.engine.config.Setting;
import java.util.ArrayList;
import java.util.List;

/// Everything about how a command is called; parser, help, completion and reference are derived
/// from it.
///
/// @param name one word, or a group and a word: `config show`
/// @param sentence what it does, without a full stop
/// @param details paragraphs of plain text
/// @param mentioned settings that matter to it more than others
public record Usage(
    String name,
    String sentence,
    List<String> details,
    List<Argument> arguments,
    List<Flag> flags,
    List<Setting<?>> mentioned,
    List<Example> examples) {

  public Usage {
    details = List.copyOf(details);
    arguments = List.copyOf(arguments);
    flags = List.copyOf(flags);
    mentioned = List.copyOf(mentioned);
    examples = List.copyOf(examples);
  }

  /// Begins a declaration.
  public static Usage of(String name, String sentence) {
    return new Usage(name, sentence, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// The same with one more paragraph.
  public Usage detail(String paragraph) {
    return new Usage(
        name, sentence, and(details, paragraph), arguments, flags, mentioned, examples);
  }

  /// The same with an argument that must be given.
  public Usage needs(String label, String help) {
    Argument argument = new Argument(label, true, false, help);
    return new Usage(name, sentence, details, and(arguments, argument), flags, mentioned, examples);
  }

  /// The same with an argument that may be given.
  public Usage takes(String label, String help) {
    Argument argument = new Argument(label, false, false, help);
    return new Usage(name, sentence, details, and(arguments, argument), flags, mentioned, examples);
  }

  /// The same with an argument that may be given any number of times.
  public Usage takesMany(String label, String help) {
    Argument argument = new Argument(label, false, true, help);
    return new Usage(name, sentence, details, and(arguments, argument), flags, mentioned, examples);
  }

  /// The same with one more flag.
  public Usage flag(Flag flag) {
    return new Usage(name, sentence, details, arguments, and(flags, flag), mentioned, examples);
  }

  /// The same with a setting that its help shows.
  public Usage mention(Setting<?> setting) {
    return new Usage(name, sentence, details, arguments, flags, and(mentioned, setting), examples);
  }

  /// The same with one more example.
  public Usage example(String line, String what) {
    Example example = new Example(line, what);
    return new Usage(name, sentence, details, arguments, flags, mentioned, and(examples, example));
  }

  /// The group it belongs to; empty for none.
  public String group() {
    int space = name.indexOf(' ');
    return space < 0 ? "" : name.substring(0, space);
  }

  /// Its name within its group.
  public String word() {
    return name.substring(name.indexOf(' ') + 1);
  }

  /// The line that shows how it is called.
  public String synopsis() {
    StringBuilder line = new StringBuilder("migr8 ").append(name);
    arguments.forEach(argument -> line.append(' ').append(argument.display()));
    return line.append(" [OPTIONS]").toString();
  }

  /// Its own flags, and those of the settings that it mentions.
  public List<Flag> shownFlags() {
    List<Flag> shown = new ArrayList<>(flags);
    mentioned.forEach(setting -> shown.add(Flag.of(setting)));
    return shown;
  }

  private static <T> List<T> and(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
