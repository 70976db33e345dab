package dev.migratehub.engine.dialect.mysql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The parts of `sql_mode` that change how a script is read, followed through its `SET` statements.
final class Modes {

  private static final int ANSI_QUOTES = 4;
  private static final int ORACLE = 512;
  private static final int NO_BACKSLASH_ESCAPES = 1 << 20;

  private final int initial;
  private final Map<String, Integer> saved = new HashMap<>();
  private int current;

  Modes(String sqlMode) {
    initial = named(sqlMode);
    current = initial;
  }

  boolean backslashesEscape(int quote) {
    return quote == '\''
        ? (current & NO_BACKSLASH_ESCAPES) == 0
        : quote == '"' && (current & (NO_BACKSLASH_ESCAPES | ANSI_QUOTES)) == 0;
  }

  boolean oracle() {
    return (current & ORACLE) != 0;
  }

  /// Takes note of what a statement of the script sets.
  void learn(String statement) {
    boolean global = false;
    for (List<String> assignment : Assignments.of(statement)) {
      int equals = assignment.indexOf("=");
      if (equals < 1) {
        continue;
      }
      String first = assignment.getFirst();
      global = scope(first, global);
      assign(
          assignment.get(equals - 1),
          global || assignment.getFirst().startsWith("@@GLOBAL."),
          assignment.subList(equals + 1, assignment.size()));
    }
  }

  private static boolean scope(String first, boolean before) {
    return switch (first) {
      case "GLOBAL", "PERSIST", "PERSIST_ONLY" -> true;
      case "SESSION", "LOCAL" -> false;
      default -> before;
    };
  }

  private void assign(String target, boolean global, List<String> value) {
    if (target.startsWith("@") && !target.startsWith("@@")) {
      saved.put(target, value(value));
    } else if (!global && isSqlMode(target)) {
      current = value(value);
    }
  }

  private static boolean isSqlMode(String name) {
    return name.equals("SQL_MODE")
        || name.equals("@@SQL_MODE")
        || name.equals("@@SESSION.SQL_MODE")
        || name.equals("@@LOCAL.SQL_MODE");
  }

  private int value(List<String> expression) {
    String first = expression.isEmpty() ? "" : expression.getFirst();
    if (expression.size() == 1) {
      return single(first);
    }
    int literals = 0;
    int base = 0;
    boolean removes = false;
    for (String part : expression) {
      removes |= part.equals("REPLACE") || part.equals("LIST_DROP");
      if (part.startsWith("'")) {
        literals |= named(part.substring(1));
      } else {
        base |= part.startsWith("@") ? single(part) : 0;
      }
    }
    return removes ? base & ~literals : base | literals;
  }

  private int single(String value) {
    if (value.startsWith("'")) {
      return named(value.substring(1));
    }
    if (isSqlMode(value)) {
      return current;
    }
    if (value.startsWith("@@") || value.equals("DEFAULT")) {
      return initial;
    }
    if (value.startsWith("@")) {
      return saved.getOrDefault(value, initial);
    }
    return value.matches("\\d{1,18}") ? (int) Long.parseLong(value) : named(value);
  }

  private static int named(String modes) {
    int bits = 0;
    for (String mode : modes.split(",", -1)) {
      bits |=
          switch (mode.strip().toUpperCase(Locale.ROOT)) {
            case "NO_BACKSLASH_ESCAPES" -> NO_BACKSLASH_ESCAPES;
            case "ORACLE" -> ORACLE | ANSI_QUOTES;
            case "ANSI_QUOTES", "ANSI", "POSTGRESQL", "MSSQL", "DB2", "MAXDB" -> ANSI_QUOTES;
            default -> 0;
          };
    }
    return bits;
  }
}
