package dev.migratehub.cli.render;

import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text of a script for showing; of a very large one only its size.
final class ScriptLines {

  private static final long LARGEST = 1 << 20;

  private ScriptLines() {}

  static List<String> of(Script script) {
    if (script.size() > LARGEST) {
      return List.of("-- %d bytes of SQL, not shown".formatted(script.size()));
    }
    List<String> lines = new ArrayList<>(text(script).stripTrailing().lines().toList());
    while (!lines.isEmpty() && lines.getFirst().isBlank()) {
      lines.removeFirst();
    }
    return lines;
  }

  static String text(Script script) {
    return script.size() > LARGEST
        ? ""
        : new String(ScriptTexts.bytes(script), StandardCharsets.UTF_8);
  }
}
