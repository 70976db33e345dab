package dev.migratehub.cli.usage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a user typed after the name of a command.
///
/// @param values the values of each flag under its first name, in the order in which they stood
public record Arguments(List<String> positional, Map<String, List<String>> values) {

  public Arguments {
    positional = List.copyOf(positional);
    values = Map.copyOf(values);
  }

  /// Whether a flag stands there.
  public boolean has(Flag flag) {
    return values.containsKey(flag.name());
  }

  /// The value of a flag; of several the last.
  public Optional<String> value(Flag flag) {
    return Optional.ofNullable(values.get(flag.name())).map(List::getLast);
  }

  /// All values of a flag that may be repeated.
  public List<String> all(Flag flag) {
    return values.getOrDefault(flag.name(), List.of());
  }

  /// The argument at a place, from 0.
  public Optional<String> at(int place) {
    return place < positional.size() ? Optional.of(positional.get(place)) : Optional.empty();
  }
}
