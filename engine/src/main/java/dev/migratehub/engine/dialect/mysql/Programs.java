package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Set;

/// Statements that run others: calls, what was prepared, and compound statements, which MariaDB
/// takes outside routines too.
final class Programs {

  private static final int HEAD = 400;
  private static final Set<String> FIRST =
      Set.of("CALL", "EXECUTE", "IF", "CASE", "FOR", "WHILE", "LOOP", "REPEAT", "DECLARE", "<");

  private Programs() {}

  static boolean isOne(String statement) {
    List<String> first = Words.of(statement, Effects.QUOTING, 2);
    String word = first.isEmpty() ? "" : first.getFirst();
    return switch (word) {
      case "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP", "" ->
          false;
      case "SET" -> first.contains("STATEMENT") && runs(Words.of(statement, Effects.QUOTING, HEAD));
      default -> runs(Words.of(statement, Effects.QUOTING, HEAD));
    };
  }

  private static boolean runs(List<String> words) {
    String first = words.getFirst();
    String second = words.size() > 1 ? words.get(1) : "";
    if (second.equals(":")) {
      return true; // a label
    }
    if (first.equals("SET")) {
      int inner = words.indexOf("FOR") + 1;
      return inner > 0 && inner < words.size() && runs(words.subList(inner, words.size()));
    }
    if (first.equals("BEGIN")) {
      return !second.isEmpty() && !second.equals("WORK");
    }
    return FIRST.contains(first);
  }
}
