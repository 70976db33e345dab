package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a statement does to the transaction it runs in, under SQLite 3.35 and newer.
public final class Effects {

  static final Quoting QUOTING = new Quoting(false, false, false, false, false, true);
  private static final int ENOUGH = 6;
  private static final Set<String> CHANGING =
      Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "WITH");

  private Effects() {}

  /// The effect of one statement.
  public static Effect of(String statement) {
    List<String> words = Words.of(statement, QUOTING, ENOUGH);
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "BEGIN" -> new Effect.Opens();
      case "COMMIT", "END" -> new Effect.Closes(true);
      case "ROLLBACK" -> words.contains("TO") ? Effect.PLAIN : new Effect.Closes(false);
      case "VACUUM", "DETACH" -> new Effect.Outside(words.getFirst(), false);
      case "PRAGMA" -> pragma(words);
      default -> Effect.PLAIN;
    };
  }

  /// Only these change rows; behind any other the driver tells the number of the last that did.
  static boolean changesRows(String statement) {
    return Words.of(statement, QUOTING, 1).stream().anyMatch(CHANGING::contains);
  }

  /// Only what happens to a pragma in a transaction matters: `synchronous` is an error, a
  /// checkpoint finds its database locked, `journal_mode` and `foreign_keys` do nothing.
  private static Effect pragma(List<String> words) {
    int name = words.size() > 2 && words.get(2).equals(".") ? 3 : 1;
    if (name >= words.size()) {
      return Effect.PLAIN;
    }
    String pragma = plain(words.get(name));
    boolean sets = name + 1 < words.size();
    return switch (pragma) {
      case "journal_mode", "synchronous" ->
          sets ? new Effect.Outside("PRAGMA " + pragma, false) : Effect.PLAIN;
      case "foreign_keys" -> sets ? new Effect.Around("PRAGMA foreign_keys") : Effect.PLAIN;
      case "wal_checkpoint" -> new Effect.Outside("PRAGMA wal_checkpoint", false);
      default -> Effect.PLAIN;
    };
  }

  private static String plain(String name) {
    boolean quoted = name.length() > 2 && !Character.isLetter(name.charAt(0));
    String inner = quoted ? name.substring(1, name.length() - 1) : name;
    return inner.toLowerCase(Locale.ROOT);
  }
}
