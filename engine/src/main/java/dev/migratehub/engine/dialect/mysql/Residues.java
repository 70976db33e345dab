package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What statements leave in their session.
final class Residues {

  private static final int HEAD = 200;
  private static final Set<String> LASTING =
      Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY", "PASSWORD", "STATEMENT", "DEFAULT");

  private static final Set<String> LOOKING_BACK =
      Set.of("LAST_INSERT_ID", "ROW_COUNT", "FOUND_ROWS");

  /// What only the statement right before decides.
  private static final Pattern OF_THE_LAST =
      Pattern.compile(
          "\\b(ROW_COUNT|FOUND_ROWS|WARNING_COUNT|ERROR_COUNT|DIAGNOSTICS)\\b",
          Pattern.CASE_INSENSITIVE);

  private Residues() {}

  static Residue of(String statement) {
    if (Programs.isOne(statement)) {
      return mayCompute(statement) ? Residue.LOST : Residue.NONE;
    }
    List<String> words = Words.of(statement, Effects.QUOTING, HEAD);
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "SET" -> set(words);
      case "USE", "PREPARE", "DEALLOCATE" -> Residue.REPEATABLE;
      case "DROP" -> repeatable(second.equals("PREPARE"));
      case "SELECT" -> intoVariable(words) ? Residue.LOST : Residue.NONE;
      case "CREATE" ->
          words.subList(1, Math.min(words.size(), 4)).contains("TEMPORARY")
              ? Residue.LOST
              : Residue.NONE;
      default -> Residue.NONE;
    };
  }

  /// A routine may leave something in the variables that are named; one that was prepared only
  /// reads them.
  private static boolean mayCompute(String statement) {
    List<String> words = Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE);
    return words.contains("@") && !words.contains("EXECUTE");
  }

  /// What is computed would come out differently once more: from rows, from a clock, from what the
  /// session did last.
  private static Residue set(List<String> words) {
    if (LASTING.stream().anyMatch(word -> names(words, word))) {
      return Residue.NONE;
    }
    return words.contains("(") ? Residue.LOST : Residue.REPEATABLE;
  }

  /// Whether a statement asks for what the one before it did in the same session.
  static boolean looksBack(String statement) {
    return Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE).stream()
        .anyMatch(LOOKING_BACK::contains);
  }

  /// Whether a statement asks what the statement right before it did.
  static boolean followsClosely(String statement) {
    return OF_THE_LAST.matcher(statement).find()
        && asksOfTheLast(Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE));
  }

  private static boolean asksOfTheLast(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean called = i + 1 < words.size() && words.get(i + 1).equals("(");
      boolean asks =
          switch (words.get(i)) {
            case "ROW_COUNT", "FOUND_ROWS" -> called;
            case "WARNING_COUNT", "ERROR_COUNT" -> i > 1 && words.get(i - 1).equals("@");
            case "DIAGNOSTICS" -> words.getFirst().equals("GET");
            default -> false;
          };
      if (asks) {
        return true;
      }
    }
    return false;
  }

  /// `SET GLOBAL x`, `SET @@global.x`, and further assignments behind commas; not `SET @global`.
  private static boolean names(List<String> words, String scope) {
    for (int i = 1; i < words.size(); i++) {
      String before = words.get(i - 1);
      boolean variable = before.equals("@") && i > 1 && words.get(i - 2).equals("@");
      boolean begins = i == 1 || before.equals(",") || variable;
      if (begins && words.get(i).equals(scope)) {
        return true;
      }
    }
    return false;
  }

  private static boolean intoVariable(List<String> words) {
    if (words.contains(":") && words.contains("@")) {
      return true;
    }
    int into = words.indexOf("INTO");
    return into > 0 && into + 1 < words.size() && words.get(into + 1).equals("@");
  }

  private static Residue repeatable(boolean so) {
    return so ? Residue.REPEATABLE : Residue.NONE;
  }
}
