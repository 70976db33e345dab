package dev.migratehub.hub.survival;

import dev.migratehub.hub.HubProcess;
import dev.migratehub.testkit.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Hubs in processes of their own that share a database; who is killed is replaced.
final class Fleet implements AutoCloseable {

  static final String[] SHORT = {
    "--migratehub.runs.heartbeat=1s",
    "--migratehub.runs.lease=3s",
    "--migratehub.runs.lock-wait=2s",
    // Only what executes runs is needed, and it is to be there soon.
    "--spring.main.lazy-initialization=true"
  };

  private final Database database;
  private final Path folder;
  private final List<HubProcess> hubs = new ArrayList<>();

  private Fleet(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  static Fleet of(int count, Database database, Path folder) {
    Fleet fleet = new Fleet(database, folder);
    for (int i = 0; i < count; i++) {
      fleet.hubs.add(HubProcess.start(database, folder, SHORT));
    }
    return fleet;
  }

  HubProcess one(int index) {
    return hubs.get(index);
  }

  /// Kills one of chance, or all, and starts others in their place without waiting for them.
  ///
  /// @return how many
  int kill(Random random) {
    int first = random.nextInt(hubs.size());
    int count = random.nextInt(3) == 0 ? hubs.size() : 1;
    for (int i = 0; i < count; i++) {
      int index = (first + i) % hubs.size();
      hubs.get(index).kill();
      hubs.set(index, HubProcess.start(database, folder, SHORT));
    }
    return count;
  }

  @Override
  public void close() {
    hubs.forEach(HubProcess::close);
  }
}
