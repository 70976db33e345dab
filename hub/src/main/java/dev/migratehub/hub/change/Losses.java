package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Notes the statements of a script that destroy something, while it is read for other reasons.
/// What functions and blocks do inside is not seen.
final class Losses implements Function<String, Effect> {

  private static final Set<String> HELD =
      Set.of(
          "TABLE", "SCHEMA", "DATABASE", "VIEW", "MATERIALIZED", "SEQUENCE", "TYPE", "PARTITION");

  private final Dialect dialect;
  private final int most;
  private final List<Statement> found = new ArrayList<>();
  private long count;

  private record Statement(String what, String text) {}

  Losses(Dialect dialect, int most) {
    this.dialect = dialect;
    this.most = most;
  }

  @Override
  public Effect apply(String statement) {
    String what = what(statement);
    if (!what.isEmpty()) {
      count++;
      if (found.size() < most) {
        found.add(new Statement(what, statement));
      }
    }
    return dialect.effect(statement);
  }

  /// How many there are.
  long count() {
    return count;
  }

  /// The first that were found, in the places where a script has it.
  List<Checks.Loss> found(String sql) {
    List<Checks.Loss> losses = new ArrayList<>();
    int from = 0;
    for (Statement statement : found) {
      int at = Math.max(from, sql.indexOf(statement.text(), from));
      losses.add(
          new Checks.Loss(
              statement.what(), 1 + sql.substring(0, at).chars().filter(c -> c == '\n').count()));
      from = at + statement.text().length();
    }
    return losses;
  }

  private String what(String statement) {
    String head = statement.substring(0, Math.min(12, statement.length())).toUpperCase(Locale.ROOT);
    if (!head.matches("(?s)(DROP|TRUNCATE|DELETE|ALTER|UPDATE|/|-|#|WITH).*")) {
      return "";
    }
    List<String> words =
        dialect.words(statement).stream().map(it -> it.toUpperCase(Locale.ROOT)).toList();
    if (words.isEmpty()) {
      return "";
    }
    return switch (words.getFirst()) {
      case "DROP" -> words.size() > 1 && HELD.contains(words.get(1)) ? "DROP " + words.get(1) : "";
      case "TRUNCATE" -> "TRUNCATE";
      case "DELETE", "UPDATE" -> words.contains("WHERE") ? "" : words.getFirst() + " without WHERE";
      case "ALTER" -> altered(words);
      default -> "";
    };
  }

  private static String altered(List<String> words) {
    int drop = words.indexOf("DROP");
    if (drop < 0 || words.size() < 2 || !words.get(1).equals("TABLE")) {
      return "";
    }
    String next = drop + 1 < words.size() ? words.get(drop + 1) : "";
    return switch (next) {
      case "CONSTRAINT",
          "INDEX",
          "KEY",
          "PRIMARY",
          "FOREIGN",
          "DEFAULT",
          "NOT",
          "CHECK",
          "IDENTITY",
          "EXPRESSION" ->
          "";
      case "PARTITION" -> "DROP PARTITION";
      default -> "DROP COLUMN";
    };
  }
}
