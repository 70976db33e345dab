package dev.migratehub.cli.render;

import java.util.ArrayList;
import java.util.List;

/// The settings with their origins, and the addresses they lead to. Nothing is cut, since people
/// copy from here: where a table does not fit on a narrow terminal, its cells stand below each
/// other.
final class ConfigText {

  private static final int NARROW = 60;

  private ConfigText() {}

  static List<String> lines(Answer.Configured it, Style style, int width) {
    Table settings = Table.of("setting", "value", "from", "");
    it.settings()
        .forEach(line -> settings.add(line.key(), line.value(), line.origin(), line.note()));
    Table places = Table.of("target", "address");
    it.targets().forEach(place -> places.add(place.name(), place.address()));
    List<String> lines = new ArrayList<>(shown(settings, style, width));
    lines.add("");
    lines.addAll(shown(places, style, width));
    return lines;
  }

  private static List<String> shown(Table table, Style style, int width) {
    if (width > 0 && width < NARROW && table.width() > width) {
      return table.stacked();
    }
    List<String> lines = new ArrayList<>(table.lines(0));
    lines.set(0, style.faint(lines.getFirst()));
    return lines;
  }
}
