package dev.migratehub.engine.dialect;

import java.util.Optional;

/// The rule that decides between one transaction and statement by statement.
final class TransactionChoice {

  private TransactionChoice() {}

  static Transaction of(Outline outline, TransactionMode mode, boolean transactional, String name) {
    return switch (mode) {
      case NO_TRANSACTION -> new Transaction.StatementByStatement("the script asks for it");
      case SINGLE_TRANSACTION ->
          obstacle(outline)
              .<Transaction>map(found -> new Transaction.Impossible(found.what(), found.position()))
              .orElseGet(Transaction.WholeScript::new);
      case AUTO -> automatic(outline, transactional, name);
    };
  }

  private static Transaction automatic(Outline outline, boolean transactional, String name) {
    if (!transactional) {
      return new Transaction.StatementByStatement(name + " commits each definition by itself");
    }
    return obstacle(outline)
        .<Transaction>map(found ->
            new Transaction.StatementByStatement(
                found.what() + " on line " + found.position().line()))
        .orElseGet(Transaction.WholeScript::new);
  }

  private static Optional<Outline.Found> obstacle(Outline outline) {
    return outline.outside().or(outline::ownControl);
  }
}
