package dev.migratehub.engine.dialect;

import dev.migratehub.engine.sql.Position;

/// How a script will run, with the reason.
public sealed interface Transaction {

  /// The script and its history row commit together; a failure leaves nothing.
  record WholeScript() implements Transaction {}

  /// Each statement takes effect by itself and is recorded as done.
  record StatementByStatement(String reason) implements Transaction {}

  /// The script asks for one transaction and holds a statement that cannot run in one.
  record Impossible(String what, Position position) implements Transaction {}
}
