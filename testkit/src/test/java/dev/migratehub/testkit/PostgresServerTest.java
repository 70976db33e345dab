package dev.migratehub.testkit;

final class PostgresServerTest implements ServerContract {

  @Override
  public Databases shared() {
    return PostgresServer.shared();
  }

  @Override
  public DatabaseServer fresh() {
    return PostgresServer.fresh();
  }

  @Override
  public String version() {
    return "18.6";
  }
}
