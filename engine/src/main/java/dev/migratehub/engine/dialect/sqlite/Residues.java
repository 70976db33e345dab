package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.dialect.Temporaries;
import dev.migratehub.engine.sql.Words;
import java.util.List;

/// What statements leave in their session.
final class Residues {

  private Residues() {}

  /// Whether a statement asks for what the one before it did in the same session.
  static boolean looksBack(String statement) {
    return Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE).stream()
        .anyMatch(word -> word.equals("LAST_INSERT_ROWID") || word.equals("CHANGES"));
  }

  static Temporaries temporaries(String statement) {
    return Temporaries.of(Words.exact(statement, Effects.QUOTING, Integer.MAX_VALUE), "temp");
  }

  static Residue of(String statement) {
    List<String> words = Words.of(statement, Effects.QUOTING, 1);
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "PRAGMA", "ATTACH", "DETACH" -> Residue.REPEATABLE;
      case "CREATE" -> temporaries(statement).made().isPresent() ? Residue.LOST : Residue.NONE;
      default -> Residue.NONE;
    };
  }
}
