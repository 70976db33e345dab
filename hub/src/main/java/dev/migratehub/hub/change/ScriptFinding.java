package dev.migratehub.hub.change;

import dev.migratehub.engine.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Why a script cannot be taken, and where.
///
/// @param field `sqlUp` or `sqlDown`
/// @param engine for which it cannot; empty where it is the same for all
/// @param line from 1; 0 means the whole script
/// @param column in code points from 1; 0 means the whole line
/// @param code the engine's, such as `MH-018`
public record ScriptFinding(
    String field, String engine, long line, int column, String code, String message) {

  private static final Pattern PLACE = Pattern.compile("^\\S+:\\d+(:\\d+)? ");

  static ScriptFinding of(String field, String engine, Problem problem) {
    long line = problem.excerpt().map(it -> it.location().line()).orElse(0L);
    int column = problem.excerpt().map(it -> it.location().column()).orElse(0);
    return new ScriptFinding(field, engine, line, column, problem.code().id(), problem.what());
  }

  /// The message where the line is already said.
  String brief() {
    return PLACE.matcher(message).replaceFirst("");
  }

  /// As JSON has it.
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", field);
    json.put("engine", engine);
    json.put("line", line);
    json.put("column", column);
    json.put("code", code);
    json.put("message", message);
    return json;
  }
}
