package dev.migratehub.engine;

import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.testkit.MariaDbServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class MariaDbAdoptionTest
    implements FlywayAdoptionContract,
        LiquibaseAdoptionContract,
        LedgersContract,
        AdoptionLocksContract {

  @Override
  public Site site(Path folder) {
    return Site.of("org.mariadb.jdbc.Driver", MariaDbServer.shared().newDatabase());
  }

  @Override
  public String sleep(int seconds) {
    return "select sleep(" + seconds + ");";
  }

  @Override
  public List<String> definition(Tool tool) {
    return Definitions.mysql(tool);
  }
}
