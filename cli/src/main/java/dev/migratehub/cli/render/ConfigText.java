package dev.migratehub.cli.render;

import java.util.ArrayList;
import java.util.List;

/// The settings with their origins, and the addresses they lead to.
final class ConfigText {

  private ConfigText() {}

  static List<String> lines(Answer.Configured it, Style style) {
    Table table = Table.of("setting", "value", "from", "");
    it.settings().forEach(line -> table.add(line.key(), line.value(), line.origin(), line.note()));
    List<String> lines = new ArrayList<>(table.lines(0));
    lines.set(0, style.faint(lines.getFirst()));
    lines.add("");
    Table places = Table.of("target", "address");
    it.targets().forEach(place -> places.add(place.name(), place.address()));
    List<String> addresses = new ArrayList<>(places.lines(0));
    addresses.set(0, style.faint(addresses.getFirst()));
    lines.addAll(addresses);
    return lines;
  }
}
