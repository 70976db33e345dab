package dev.migratehub.engine.adopt;

/// A table that is the history of a tool.
record Candidate(Tool tool, ForeignTable table) {

  Ledger ledger() {
    return Ledger.of(tool);
  }

  /// Whether the tool has applied anything, or tried to.
  boolean hasBegun() {
    return table.hasRows(ledger().mark());
  }
}
