package dev.migratehub.testkit;

final class MySqlServerTest implements ServerContract {

  @Override
  public Databases shared() {
    return MySqlServer.shared();
  }

  @Override
  public DatabaseServer fresh() {
    return MySqlServer.fresh();
  }

  @Override
  public String version() {
    return "8.0.15";
  }
}
