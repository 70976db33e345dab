package dev.migratehub.engine.dialect;

/// What a statement does to the transaction it runs in, as far as its text tells.
public sealed interface Effect {

  /// Nothing special: it can be rolled back with the rest where the database can.
  record Plain() implements Effect {}

  /// Opens a transaction: `BEGIN`, `START TRANSACTION`.
  record Opens() implements Effect {}

  /// Ends the transaction: `COMMIT`, `END`, `ROLLBACK` (not to a savepoint). One that chains opens
  /// the next at once: `COMMIT AND CHAIN`.
  record Closes(boolean keeps, boolean chains) implements Effect {

    /// Ends the transaction and opens no other.
    public Closes(boolean keeps) {
      this(keeps, false);
    }
  }

  /// The server refuses it inside a transaction, or it ends the transaction by itself. `what` is
  /// the form in the words of the vendor's manual (`CREATE INDEX CONCURRENTLY`); a patient
  /// statement waits for other sessions without holding them up, so that no lock time-out must be
  /// set for it.
  record Outside(String what, boolean patient) implements Effect {}

  /// Silently does nothing inside a transaction, so that it is taken out and run round it.
  record Around(String what) implements Effect {}

  /// Switches between one transaction after another that opens by itself, and none: `SET
  /// autocommit`.
  record Switches(boolean transactions) implements Effect {}

  /// From here on the session reaches only the tables it named: `LOCK TABLES`.
  record HoldsTables() implements Effect {}

  /// Ends what [HoldsTables] began: `UNLOCK TABLES`.
  record ReleasesTables() implements Effect {}

  /// The one statement without an effect on transactions.
  Effect PLAIN = new Plain();
}
