package dev.migratehub.testkit;

final class MariaDbServerTest implements ServerContract {

  @Override
  public Databases shared() {
    return MariaDbServer.shared();
  }

  @Override
  public DatabaseServer fresh() {
    return MariaDbServer.fresh();
  }

  @Override
  public String version() {
    return "11.4.5-MariaDB";
  }
}
