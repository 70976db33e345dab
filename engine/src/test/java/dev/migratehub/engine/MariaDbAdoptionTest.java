package dev.migratehub.engine;

import dev.migratehub.testkit.MariaDbServer;
import java.nio.file.Path;

final class MariaDbAdoptionTest implements AdoptionContract {

  @Override
  public Site site(Path folder) {
    return Site.of("org.mariadb.jdbc.Driver", MariaDbServer.shared().newDatabase());
  }
}
