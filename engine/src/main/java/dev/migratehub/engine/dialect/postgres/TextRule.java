package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether `\` escapes in plain texts, as far as the statements of the script have set
/// `standard_conforming_strings` so far. Rows and procedures that set it are not seen.
final class TextRule {

  private static final String NAME = "STANDARD_CONFORMING_STRINGS";
  private static final String INITIALS = "SRDBCEAP";
  private static final Set<String> FALSE =
      Set.of("0", "f", "fa", "fal", "fals", "false", "n", "no", "of", "off");

  private final boolean initial;
  private boolean now;
  private boolean session;
  private boolean beforeTransaction;

  /// @param initial whether `\` escapes when the script begins
  TextRule(boolean initial) {
    this.initial = initial;
    this.now = initial;
    this.session = initial;
    this.beforeTransaction = initial;
  }

  boolean backslashes() {
    return now;
  }

  /// Takes note of a statement that the server will have run before the next one is read.
  void follow(String statement) {
    if (INITIALS.indexOf(Ascii.upper(statement.charAt(0))) < 0) {
      return;
    }
    switch (Words.of(statement, Effects.QUOTING, 1).getFirst()) {
      case "SET" -> set(Words.withTexts(statement, Effects.QUOTING, 6));
      case "RESET", "DISCARD" -> reset(Words.of(statement, Effects.QUOTING, 2));
      case "SELECT" -> select(statement);
      case "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE" ->
          transaction(Effects.of(statement));
      default -> {}
    }
  }

  private void set(List<String> words) {
    boolean local = words.contains("LOCAL");
    int name = local || words.contains("SESSION") ? 2 : 1;
    if (words.size() > name + 2 && isName(words.get(name))) {
      change(words.get(name + 2), local);
    }
  }

  private void reset(List<String> words) {
    if (words.size() > 1 && (words.get(1).equals("ALL") || isName(words.get(1)))) {
      change("DEFAULT", false);
    }
  }

  /// `set_config('standard_conforming_strings', 'off', false)`, anywhere in a query.
  private void select(String statement) {
    if (!statement.toUpperCase(Locale.ROOT).contains(NAME)) {
      return;
    }
    List<String> words = Words.withTexts(statement, Effects.QUOTING, Integer.MAX_VALUE);
    for (int i = 0; i + 6 < words.size(); i++) {
      if (words.get(i).equals("SET_CONFIG") && isName(words.get(i + 2))) {
        change(words.get(i + 4), !Options.isFalse(words.get(i + 6)));
      }
    }
  }

  private void transaction(Effect effect) {
    if (effect instanceof Effect.Opens) {
      beforeTransaction = session;
    } else if (effect instanceof Effect.Closes closes) {
      session = closes.keeps() ? session : beforeTransaction;
      now = session;
      beforeTransaction = session;
    }
  }

  private void change(String value, boolean local) {
    String word = Options.unquoted(value).toLowerCase(Locale.ROOT);
    now = word.equals("default") ? initial : FALSE.contains(word);
    session = local ? session : now;
  }

  private static boolean isName(String word) {
    return Options.unquoted(word).toUpperCase(Locale.ROOT).equals(NAME);
  }
}
