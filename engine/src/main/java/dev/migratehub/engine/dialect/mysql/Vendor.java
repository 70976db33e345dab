package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Endpoint;
import dev.migratehub.engine.dialect.ForeignSql;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.dialect.NextTransaction;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.dialect.Temporaries;
import dev.migratehub.engine.dialect.UntransactedSql;
import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.Wording;
import dev.migratehub.engine.sql.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// MySQL 8.0, MariaDB 10.4, and newer.
public final class Vendor implements Dialect {

  private static final long LONGEST = 31536000;
  private static final long LONGEST_FOR_ROWS = 100000000;

  private final String sqlMode;

  /// For sessions with the server's own `sql_mode`.
  public Vendor() {
    this("");
  }

  private Vendor(String sqlMode) {
    this.sqlMode = sqlMode;
  }

  @Override
  public Dialect reading(String mode) {
    return new Vendor(mode);
  }

  @Override
  public String id() {
    return "mysql";
  }

  @Override
  public String name() {
    return "MySQL";
  }

  @Override
  public Syntax syntax() {
    return new Splitter(sqlMode);
  }

  @Override
  public Effect effect(String statement) {
    return Effects.of(statement);
  }

  @Override
  public Residue residue(String statement) {
    return Residues.of(statement);
  }

  @Override
  public Temporaries temporaries(String statement) {
    return Temporaries.of(words(statement), "");
  }

  @Override
  public boolean looksBack(String statement) {
    return Residues.looksBack(statement);
  }

  @Override
  public NextTransaction nextTransaction(String statement) {
    List<String> words = Words.of(statement, Effects.QUOTING, 2);
    if (words.equals(List.of("SET", "TRANSACTION"))) {
      return NextTransaction.SAID;
    }
    boolean waits = !words.isEmpty() && List.of("SET", "USE").contains(words.getFirst());
    return waits ? NextTransaction.WAITS : NextTransaction.COMES;
  }

  @Override
  public boolean followsClosely(String statement) {
    return Residues.followsClosely(statement);
  }

  @Override
  public boolean runsOthers(String statement) {
    return Programs.isOne(statement);
  }

  @Override
  public boolean byParts(String statement) {
    return Effects.byParts(statement);
  }

  @Override
  public String transactionProbe() {
    return Statements.TRANSACTION_PROBE;
  }

  @Override
  public Optional<UntransactedSql> untransacted() {
    return Optional.of(Untransacted.SQL);
  }

  @Override
  public String leftovers(String statement) {
    return "";
  }

  @Override
  public String completion(String statement) {
    return "";
  }

  @Override
  public List<String> words(String statement) {
    return Words.exact(statement, Effects.QUOTING, Integer.MAX_VALUE);
  }

  @Override
  public List<String> wording(String statement) {
    return Wording.of(statement, Effects.QUOTING);
  }

  @Override
  public Quoting quoting() {
    return Effects.QUOTING;
  }

  @Override
  public boolean rollsBackDefinitions() {
    return false;
  }

  @Override
  public Optional<Endpoint> endpoint(DatabaseUrl url) {
    return Addresses.endpoint(url);
  }

  @Override
  public DatabaseUrl url(DatabaseUrl.Parts parts) {
    return Addresses.url(parts);
  }

  @Override
  public Optional<DatabaseUrl> inSchema(DatabaseUrl url, String schema) {
    return Optional.of(url.withDatabase(schema));
  }

  @Override
  public SessionSql session() {
    return Statements.SESSION;
  }

  @Override
  public Health health() {
    return Questions.HEALTH;
  }

  @Override
  public HistorySql history() {
    return Statements.HISTORY;
  }

  @Override
  public ForeignSql foreign() {
    return Statements.FOREIGN;
  }

  @Override
  public LockSql lock() {
    return Statements.LOCK;
  }

  @Override
  public ServerError error(String sqlState, int vendorCode, String message) {
    return Errors.of(sqlState, vendorCode, message);
  }

  @Override
  public String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public String lockTimeout(Duration wait, Scope scope) {
    long seconds = wait.isZero() ? LONGEST : Math.ceilDiv(wait.toMillis(), 1000);
    return "set session lock_wait_timeout = "
        + Math.min(seconds, LONGEST)
        + ", innodb_lock_wait_timeout = "
        + Math.min(seconds, LONGEST_FOR_ROWS);
  }

  @Override
  public List<String> emptyingQueries() {
    return Statements.EMPTYING;
  }
}
