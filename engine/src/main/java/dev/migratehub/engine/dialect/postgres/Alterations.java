package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.Effects.word;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The forms of ALTER that cannot run in a transaction.
final class Alterations {

  private static final Set<String> BEFORE_VALUES = Set.of("TO", "=", ",", "RESET");

  private Alterations() {}

  static Effect effect(String statement, List<String> head) {
    return switch (word(head, 1)) {
      case "SYSTEM" -> Effects.outside("ALTER SYSTEM");
      case "TABLE" -> table(Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE));
      case "DATABASE" -> database(Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE));
      case "SUBSCRIPTION" ->
          subscription(Words.withTexts(statement, Effects.QUOTING, Integer.MAX_VALUE));
      default -> Effect.PLAIN;
    };
  }

  /// DETACH PARTITION is the only action of its statement, and CONCURRENTLY its last word.
  private static Effect table(List<String> words) {
    int detach = words.indexOf("DETACH");
    boolean concurrently =
        detach >= 0
            && word(words, detach + 1).equals("PARTITION")
            && words.getLast().equals("CONCURRENTLY");
    return concurrently
        ? Effects.patient("ALTER TABLE … DETACH PARTITION … CONCURRENTLY")
        : Effect.PLAIN;
  }

  private static Effect database(List<String> words) {
    for (int i = 3; i < words.size(); i++) {
      if (words.get(i).equals("TABLESPACE") && !BEFORE_VALUES.contains(words.get(i - 1))) {
        return Effects.outside("ALTER DATABASE … SET TABLESPACE");
      }
    }
    return Effect.PLAIN;
  }

  private static Effect subscription(List<String> words) {
    int action = word(words, 3).equals("&") ? 5 : 3;
    String what = word(words, action);
    boolean publication = word(words, action + 1).equals("PUBLICATION");
    if (what.equals("REFRESH") && publication) {
      return Effects.outside("ALTER SUBSCRIPTION … REFRESH PUBLICATION");
    }
    if (Set.of("SET", "ADD", "DROP").contains(what) && publication) {
      return Options.afterWith(words).isOn("REFRESH").orElse(true)
          ? Effects.outside("ALTER SUBSCRIPTION … %s PUBLICATION".formatted(what))
          : Effect.PLAIN;
    }
    return what.equals("SET") ? parameters(new Options(words, action + 1)) : Effect.PLAIN;
  }

  /// These two change the replication slot on the other server too.
  private static Effect parameters(Options options) {
    for (String option : List.of("FAILOVER", "TWO_PHASE")) {
      if (options.has(option)) {
        return Effects.outside(
            "ALTER SUBSCRIPTION … SET (%s)".formatted(option.toLowerCase(Locale.ROOT)));
      }
    }
    return Effect.PLAIN;
  }
}
