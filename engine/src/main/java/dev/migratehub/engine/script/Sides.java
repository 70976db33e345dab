package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.util.List;

/// The two sides of a file that holds both; without a down marker `down` has no section.
///
/// @param preamble how many lines come before the first marker
record Sides(Half up, Half down, long preamble) {

  /// One side: its sections and what its markers say of transactions.
  record Half(List<Script.Section> sections, TransactionMode transaction) {}
}
