package dev.migratehub.engine;

import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PgBouncer.Mode;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Hooks where each transaction may get another session of the server.
final class PoolerHookTest implements HookContract {

  private final List<PgBouncer> poolers = new ArrayList<>();

  @Override
  public String freshUrl(Path folder) {
    PgBouncer pooler = PgBouncer.before(PostgresServer.shared().newDatabase(), Mode.TRANSACTION);
    poolers.add(pooler);
    return pooler.database().url();
  }

  @AfterEach
  void close() {
    poolers.forEach(PgBouncer::close);
  }
}
