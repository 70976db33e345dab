package dev.migratehub.engine;

import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;

final class MySqlAdoptionTest implements AdoptionContract {

  @Override
  public Site site(Path folder) {
    return Site.of("com.mysql.cj.jdbc.Driver", MySqlServer.shared().newDatabase());
  }
}
