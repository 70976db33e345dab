package dev.migratehub.engine;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// MySQL through the pool of an application.
@Tag("slow")
final class MySqlPoolTest implements RunContract, HistoryContract, JournalContract {

  private final Pools pools = new Pools();

  @Override
  public String freshUrl(Path folder) {
    Database database = MySqlServer.shared().newDatabase();
    return pools.open(
        "jdbc:mysql://%s:%d/%s".formatted(database.host(), database.port(), database.database()),
        database.user(),
        database.password());
  }

  @AfterEach
  void close() {
    pools.close();
  }
}
