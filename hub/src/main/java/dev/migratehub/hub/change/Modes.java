package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.access.Refusal;
import java.util.Locale;

/// Transaction modes as they stand in the database and in JSON.
public final class Modes {

  private Modes() {}

  /// How a mode is written: `single_transaction`.
  public static String text(TransactionMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws Refusal when there is no such mode
  public static TransactionMode of(String text) {
    try {
      return TransactionMode.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          "transactionMode", "must be auto, single_transaction or no_transaction");
    }
  }
}
