package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.Effects.word;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Set;

/// REINDEX and CLUSTER: of one table they run in a transaction, of many or beside others they
/// cannot.
final class Rebuilds {

  private static final Set<String> MANY = Set.of("SCHEMA", "DATABASE", "SYSTEM");

  private Rebuilds() {}

  static Effect reindex(String statement) {
    List<String> words = Words.withTexts(statement, Effects.QUOTING, Integer.MAX_VALUE);
    int object = afterOptions(words);
    boolean option = object > 1 && new Options(words, 1).isOn("CONCURRENTLY").orElse(false);
    String what = "REINDEX " + word(words, object);
    if (option || word(words, object + 1).equals("CONCURRENTLY")) {
      return Effects.patient(what + " CONCURRENTLY");
    }
    return MANY.contains(word(words, object)) ? Effects.outside(what) : Effect.PLAIN;
  }

  static Effect cluster(String statement) {
    List<String> words = Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE);
    int table = word(words, 1).equals("VERBOSE") ? 2 : afterOptions(words);
    return table >= words.size() ? Effects.outside("CLUSTER without a table") : Effect.PLAIN;
  }

  private static int afterOptions(List<String> words) {
    return word(words, 1).equals("(") ? words.indexOf(")") + 1 : 1;
  }
}
