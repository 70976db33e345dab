package dev.migratehub.engine;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// PostgreSQL through the pool of an application, whose driver is set as applications have it.
@Tag("slow")
final class PostgresPoolTest implements RunContract, HistoryContract {

  private final Pools pools = new Pools();

  @Override
  public String freshUrl(Path folder) {
    Database database = PostgresServer.shared().newDatabase();
    return pools.open(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(database.host(), database.port(), database.database()),
        database.user(),
        database.password());
  }

  @AfterEach
  void close() {
    pools.close();
  }
}
