package dev.migratehub.engine;

import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;

final class PostgresAdoptionTest
    implements FlywayAdoptionContract,
        LiquibaseAdoptionContract,
        LedgersContract,
        AdoptionLocksContract {

  @Override
  public Site site(Path folder) {
    return Site.of("org.postgresql.Driver", PostgresServer.shared().newDatabase());
  }

  @Override
  public String sleep(int seconds) {
    return "select pg_sleep(" + seconds + ");";
  }

  @Override
  public List<String> definition(Tool tool) {
    return Definitions.postgres(tool);
  }
}
