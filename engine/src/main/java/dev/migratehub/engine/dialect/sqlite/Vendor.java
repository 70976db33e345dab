package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Endpoint;
import dev.migratehub.engine.dialect.ForeignSql;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.dialect.Temporaries;
import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.Wording;
import dev.migratehub.engine.sql.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// SQLite 3.35 and newer.
public final class Vendor implements Dialect {

  @Override
  public String id() {
    return "sqlite";
  }

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public Syntax syntax() {
    return new Splitter();
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
    return Residues.temporaries(statement);
  }

  @Override
  public boolean looksBack(String statement) {
    return Residues.looksBack(statement);
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
  public boolean countsRows(String statement) {
    return Effects.changesRows(statement);
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
    return true;
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
    return Optional.empty();
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
    return Errors.of(vendorCode, message);
  }

  @Override
  public String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String lockTimeout(Duration wait, Scope scope) {
    return "pragma busy_timeout = " + (wait.isZero() ? Integer.MAX_VALUE : wait.toMillis());
  }

  @Override
  public List<String> emptyingQueries() {
    return Statements.EMPTYING;
  }
}
