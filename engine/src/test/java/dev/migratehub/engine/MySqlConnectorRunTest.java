package dev.migratehub.engine;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;

/// MySQL through its own driver, which an address with `jdbc:mysql:` asks for.
final class MySqlConnectorRunTest
    implements RunContract, HistoryContract, JournalContract, ResumeContract {

  @Override
  public String freshUrl(Path folder) {
    Database database = MySqlServer.shared().newDatabase();
    return "jdbc:mysql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            database.host(),
            database.port(),
            database.database(),
            database.user(),
            database.password());
  }
}
