package dev.migratehub.engine;

import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;

final class PostgresAdoptionTest implements AdoptionContract {

  @Override
  public Site site(Path folder) {
    return Site.of("org.postgresql.Driver", PostgresServer.shared().newDatabase());
  }
}
