package dev.migratehub.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/// SQLite through the pool of an application.
final class SqlitePoolTest implements RunContract, HistoryContract {

  private final Pools pools = new Pools();

  @Override
  public String freshUrl(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pools.open("jdbc:sqlite:" + folder.resolve("data.db"), "", "");
  }

  @AfterEach
  void close() {
    pools.close();
  }
}
