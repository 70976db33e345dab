package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.util.List;

/// The two sides of a file that holds both; without a down marker `down` has no section.
///
/// @param preamble how many lines come before the first marker
record Sides(Half up, Half down, long preamble) {

  /// One side: its sections, what its markers say of transactions, what of the file counts as
  /// something else, and what only change sets can ask for.
  ///
  /// @param contexts the environments of a change set
  record Half(
      List<Script.Section> sections,
      TransactionMode transaction,
      List<Content.Edit> edits,
      ChangeSetWishes wishes,
      List<String> contexts) {

    Half(List<Script.Section> sections, TransactionMode transaction) {
      this(sections, transaction, List.of());
    }

    Half(List<Script.Section> sections, TransactionMode transaction, List<Content.Edit> edits) {
      this(sections, transaction, edits, ChangeSetWishes.NONE, List.of());
    }
  }
}
