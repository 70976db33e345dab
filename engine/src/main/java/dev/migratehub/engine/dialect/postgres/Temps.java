package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.Effects.word;

import dev.migratehub.engine.dialect.Temporaries;
import dev.migratehub.engine.sql.Words;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The temporary things that statements make and drop.
final class Temps {

  private static final String SCHEMA = "pg_temp";
  private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY");
  private static final Set<String> DISCARDED = Set.of("TEMP", "TEMPORARY", "ALL");
  private static final Set<String> BEFORE_NAME = Set.of("TABLE", "LOCAL", "GLOBAL", "UNLOGGED");
  private static final Set<String> WRITES = Set.of("INSERT", "MERGE");

  private Temps() {}

  static Temporaries of(String statement) {
    List<String> upper = Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE);
    return switch (word(upper, 0)) {
      case "CREATE" -> endsWithItsTransaction(upper) ? Temporaries.NONE : named(statement);
      case "DROP" -> named(statement);
      case "SELECT", "WITH" -> new Temporaries(selected(statement, upper), List.of());
      case "DISCARD" -> discarded(word(upper, 1));
      default -> Temporaries.NONE;
    };
  }

  private static boolean endsWithItsTransaction(List<String> upper) {
    return Collections.indexOfSubList(upper, List.of("ON", "COMMIT", "DROP")) > 0;
  }

  private static Temporaries named(String statement) {
    return Temporaries.of(exact(statement), SCHEMA);
  }

  private static Optional<String> selected(String statement, List<String> upper) {
    for (int i = 1; i < upper.size(); i++) {
      if (upper.get(i).equals("INTO") && !WRITES.contains(upper.get(i - 1))) {
        int at = i + 1;
        boolean said = false;
        while (TEMPORARY.contains(word(upper, at)) || BEFORE_NAME.contains(word(upper, at))) {
          said |= TEMPORARY.contains(word(upper, at));
          at++;
        }
        return Temporaries.made(exact(statement), at, SCHEMA, said);
      }
    }
    return Optional.empty();
  }

  private static Temporaries discarded(String what) {
    return DISCARDED.contains(what)
        ? new Temporaries(Optional.empty(), List.of(Temporaries.ALL))
        : Temporaries.NONE;
  }

  private static List<String> exact(String statement) {
    return Words.exact(statement, Effects.QUOTING, Integer.MAX_VALUE);
  }
}
