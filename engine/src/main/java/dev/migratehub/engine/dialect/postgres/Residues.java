package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Set;

/// What statements leave in their session, and what failed ones leave in the database.
final class Residues {

  private static final int HEAD = 30;
  private static final Set<String> SETTERS = Set.of("SET_CONFIG", "SETSEED");

  private Residues() {}

  static Residue of(String statement) {
    List<String> words = Words.of(statement, Effects.QUOTING, HEAD);
    String second = Effects.word(words, 1);
    return switch (Effects.word(words, 0)) {
      case "SET" -> repeatable(!second.equals("LOCAL") && !second.equals("CONSTRAINTS"));
      case "RESET", "DEALLOCATE", "LISTEN", "UNLISTEN", "LOAD" -> Residue.REPEATABLE;
      case "PREPARE" -> repeatable(!second.equals("TRANSACTION"));
      case "SELECT" -> lost(statement) == Residue.LOST ? Residue.LOST : selected(words);
      case "CREATE", "WITH" -> lost(statement);
      case "DECLARE" -> words.contains("HOLD") ? Residue.LOST : Residue.NONE;
      default -> Residue.NONE;
    };
  }

  /// `SELECT pg_catalog.set_config(…)`, as pg_dump writes it, and nothing beside it.
  private static Residue selected(List<String> words) {
    int name = Effects.word(words, 1).equals("PG_CATALOG") ? 3 : 1;
    boolean alone = words.getLast().equals(")") && words.stream().filter("("::equals).count() == 1;
    return repeatable(alone && SETTERS.contains(Effects.word(words, name)));
  }

  private static Residue lost(String statement) {
    return Temps.of(statement).made().isPresent() ? Residue.LOST : Residue.NONE;
  }

  private static Residue repeatable(boolean so) {
    return so ? Residue.REPEATABLE : Residue.NONE;
  }
}
