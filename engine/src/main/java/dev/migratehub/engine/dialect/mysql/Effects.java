package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Set;

/// What a statement does to the transaction it runs in, under MySQL and MariaDB, where most of what
/// is no DML commits before it runs. Executable comments count as code on every server.
public final class Effects {

  static final Quoting QUOTING = new Quoting(false, true, true, false, true, false);
  private static final int ENOUGH = 40;
  private static final Set<String> OBJECTS =
      Set.of(
          "TABLE",
          "TABLES",
          "VIEW",
          "INDEX",
          "DATABASE",
          "SCHEMA",
          "PROCEDURE",
          "FUNCTION",
          "TRIGGER",
          "EVENT",
          "USER",
          "ROLE",
          "SERVER",
          "TABLESPACE",
          "SEQUENCE",
          "PACKAGE",
          "LIBRARY",
          "INSTANCE",
          "REFERENCE",
          "GROUP",
          "PLUGIN",
          "COMPONENT");

  private Effects() {}

  /// The effect of one statement.
  public static Effect of(String statement) {
    List<String> first = Words.of(statement, QUOTING, 1);
    return switch (first.isEmpty() ? "" : first.getFirst()) {
      case "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "CALL", "" -> Effect.PLAIN;
      default -> of(Words.of(statement, QUOTING, ENOUGH));
    };
  }

  /// Whether a statement drops several things, which not every server takes as one.
  static boolean byParts(String statement) {
    boolean drops = Words.of(statement, QUOTING, 1).contains("DROP");
    return drops && Words.of(statement, QUOTING, Integer.MAX_VALUE).contains(",");
  }

  private static Effect of(List<String> words) {
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (words.getFirst()) {
      case "BEGIN" -> second.isEmpty() || second.equals("WORK") ? new Effect.Opens() : Effect.PLAIN;
      case "COMMIT", "ROLLBACK" -> closing(words);
      case "START" -> second.equals("TRANSACTION") ? new Effect.Opens() : outside(words, second);
      case "LOCK" -> isTables(second) ? new Effect.HoldsTables() : Effect.PLAIN;
      case "UNLOCK" -> isTables(second) ? new Effect.ReleasesTables() : Effect.PLAIN;
      case "FLUSH" -> locksTables(words) ? new Effect.HoldsTables() : outside(words, "");
      case "SET" -> set(words);
      case "CREATE", "DROP" -> temporary(words) ? Effect.PLAIN : outside(words, object(words));
      case "ALTER", "RENAME", "INSTALL", "UNINSTALL" -> outside(words, object(words));
      case "TRUNCATE" -> outside(words, "TABLE");
      case "ANALYZE", "OPTIMIZE", "CHECK", "REPAIR", "IMPORT" -> maintenance(words);
      case "LOAD", "CACHE" -> second.equals("INDEX") ? outside(words, second) : Effect.PLAIN;
      case "RESET" -> second.equals("PERSIST") ? Effect.PLAIN : outside(words, second);
      case "GRANT", "REVOKE", "CLONE", "SHUTDOWN", "RESTART" -> outside(words, "");
      case "STOP", "CHANGE", "BACKUP" -> outside(words, second);
      case "XA" -> second.equals("RECOVER") ? Effect.PLAIN : outside(words, second);
      default -> Effect.PLAIN;
    };
  }

  private static Effect closing(List<String> words) {
    if (words.contains("TO")) {
      return Effect.PLAIN;
    }
    boolean keeps = words.getFirst().equals("COMMIT");
    int chain = words.indexOf("CHAIN");
    boolean chains = chain > 0 && words.get(chain - 1).equals("AND");
    return new Effect.Closes(keeps, chains);
  }

  private static boolean isTables(String word) {
    return word.equals("TABLES") || word.equals("TABLE");
  }

  private static boolean locksTables(List<String> words) {
    return words.stream().anyMatch(Effects::isTables)
        && (words.contains("LOCK") || words.contains("EXPORT"));
  }

  /// Until autocommit is on again every statement is part of a transaction; turning it on commits.
  private static Effect set(List<String> words) {
    String second = words.size() > 1 ? words.get(1) : "";
    String third = words.size() > 2 ? words.get(2) : "";
    if (second.equals("PASSWORD") || second.equals("TRANSACTION")) {
      return outside(words, second);
    }
    if (second.equals("DEFAULT") && third.equals("ROLE")) {
      return outside(words, "DEFAULT ROLE");
    }
    if (second.equals("STATEMENT") && words.contains("FOR")) {
      List<String> inner = words.subList(words.indexOf("FOR") + 1, words.size());
      return inner.isEmpty() ? Effect.PLAIN : of(inner);
    }
    return words.contains("AUTOCOMMIT") ? autocommit(words) : Effect.PLAIN;
  }

  private static Effect autocommit(List<String> words) {
    int at = words.indexOf("AUTOCOMMIT");
    List<String> rest = words.subList(at + 1, words.size());
    boolean global = words.subList(0, at).contains("GLOBAL");
    String value = rest.stream().filter(word -> !"=:".contains(word)).findFirst().orElse("");
    return switch (global ? "" : value) {
      case "0", "OFF", "FALSE" -> new Effect.Switches(true);
      case "1", "ON", "TRUE" -> new Effect.Switches(false);
      default -> Effect.PLAIN;
    };
  }

  /// Temporary tables come and go without a commit.
  private static boolean temporary(List<String> words) {
    String second = words.size() > 1 ? words.get(1) : "";
    boolean replaced = words.size() > 3 && second.equals("OR");
    String word = replaced ? words.get(3) : second;
    return word.equals("TEMPORARY") || word.equals("PREPARE");
  }

  private static Effect maintenance(List<String> words) {
    boolean table =
        words.subList(0, Math.min(3, words.size())).stream().anyMatch(Effects::isTables);
    return table ? outside(words, "TABLE") : Effect.PLAIN;
  }

  /// The kind of thing a `CREATE` or its like is about, after definers, `OR REPLACE` and the rest.
  private static String object(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      boolean name = "=@.".contains(words.get(i - 1));
      if (!name && OBJECTS.contains(words.get(i))) {
        return switch (words.get(i)) {
          case "REFERENCE" -> "SPATIAL REFERENCE SYSTEM";
          case "GROUP" -> words.get(i - 1) + " GROUP";
          default -> words.get(i);
        };
      }
    }
    return "";
  }

  private static Effect outside(List<String> words, String object) {
    return new Effect.Outside((words.getFirst() + " " + object).strip(), false);
  }
}
