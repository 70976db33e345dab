package dev.migratehub.engine.dialect;

import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Syntax;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What differs between databases, asked once and answered with values. An implementation is a
/// folder of its own and one line in the list of dialects.
public interface Dialect {

  /// How statements begin that run others, where nothing more is known.
  Pattern RUNS_OTHERS = Pattern.compile("(CALL|DO|EXECUTE)\\b", Pattern.CASE_INSENSITIVE);

  /// The name in settings: `postgres`.
  String id();

  /// The product's name in messages: `PostgreSQL`.
  String name();

  /// A splitter for one script.
  Syntax syntax();

  /// The same for a session that reads scripts in a way of its own, as `reading` of its identity
  /// tells.
  default Dialect reading(String mode) {
    return this;
  }

  /// What a statement does to the transaction it runs in.
  Effect effect(String statement);

  /// What a statement leaves in its session and nowhere else.
  Residue residue(String statement);

  /// The temporary things that a statement makes and drops.
  Temporaries temporaries(String statement);

  /// Whether a statement asks for what the one before it did in the same session, so that it means
  /// something else at the start of another one.
  boolean looksBack(String statement);

  /// Whether a statement asks what the statement right before it did, so that nothing else may come
  /// between them, not even a note in another table.
  default boolean followsClosely(String statement) {
    return false;
  }

  /// Whether the number of changed rows that the driver tells after a statement is the statement's
  /// own, and not the one of a statement before it.
  default boolean countsRows(String statement) {
    return true;
  }

  /// What a statement means for a transaction that comes after it. Where it is of one kind for the
  /// whole session, no statement says anything of the next alone.
  default NextTransaction nextTransaction(String statement) {
    return NextTransaction.COMES;
  }

  /// Whether a statement runs others that its text does not show, so that it may do anything, end
  /// transactions among it, and may have done a part when it is refused.
  default boolean runsOthers(String statement) {
    return RUNS_OTHERS.matcher(statement).lookingAt();
  }

  /// Whether a statement does several things one after the other, and keeps the first ones when a
  /// later one is refused.
  default boolean byParts(String statement) {
    return false;
  }

  /// A statement that the server refuses with [ServerError.Meaning#NO_TRANSACTION] while a
  /// transaction is open, and that does nothing otherwise; empty where no statement can end or open
  /// one unseen.
  default String transactionProbe() {
    return "";
  }

  /// How those tables are found that keep what a transaction takes back; empty where there are
  /// none.
  default Optional<UntransactedSql> untransacted() {
    return Optional.empty();
  }

  /// A query whose rows are the statements that take away what a failed run of this statement left
  /// in the database; empty where it leaves nothing.
  String leftovers(String statement);

  /// A query whose row is the statement that finishes what a failed run of this statement left half
  /// done, in its place; empty where it is done completely or not at all.
  String completion(String statement);

  /// The words of a statement as people read them, without comments and white space.
  List<String> words(String statement);

  /// What a statement says to the server, whatever its session is set to: two statements with the
  /// same wording mean the same, and differ at most in comments and white space.
  List<String> wording(String statement);

  /// How texts, names and comments are told from the rest.
  Quoting quoting();

  /// Whether the definition of tables takes part in transactions.
  boolean rollsBackDefinitions();

  /// How to reach a database, when the address is one of this dialect's; empty when it is
  /// another's.
  ///
  /// @throws IllegalArgumentException when it is of this dialect and cannot be used, with a
  ///   sentence that holds no secret
  Optional<Endpoint> endpoint(DatabaseUrl url);

  /// The address of a database given by its parts.
  DatabaseUrl url(DatabaseUrl.Parts parts);

  /// The same database with another schema to start in; empty where there are none.
  Optional<DatabaseUrl> inSchema(DatabaseUrl url, String schema);

  /// Queries and statements round a session.
  SessionSql session();

  /// How a script and its history row are sent together; empty where the driver sends one statement
  /// after the other, or where nothing waits on a network.
  default Optional<BundleSql> bundle() {
    return Optional.empty();
  }

  /// What is asked to see whether a target is fit for migrations.
  Health health();

  /// How the history table is spelt.
  HistorySql history();

  /// How tables that other tools made are looked at.
  ForeignSql foreign();

  /// How the target is locked.
  LockSql lock();

  /// What an error of the server means.
  ServerError error(String sqlState, int vendorCode, String message);

  /// A name in the dialect's quotes.
  String quote(String name);

  /// The statement that bounds the wait for locks of other sessions, until the transaction that is
  /// open ends or for the rest of the session. Zero means no bound.
  String lockTimeout(Duration wait, Scope scope);

  /// The queries whose rows are the statements that empty the current schema, in their order.
  List<String> emptyingQueries();

  /// How long a setting holds.
  enum Scope {
    TRANSACTION,
    SESSION
  }

  /// How a script runs, by what it is made of and what it asks for.
  default Transaction transactionFor(Outline outline, TransactionMode mode) {
    return TransactionChoice.of(outline, mode, rollsBackDefinitions(), name());
  }
}
