package dev.migratehub.engine;

import dev.migratehub.testkit.MariaDbServer;
import java.nio.file.Path;

final class MariaDbRunTest implements RunContract, JournalContract {

  @Override
  public String freshUrl(Path folder) {
    return MariaDbServer.shared().newDatabase().url();
  }
}
