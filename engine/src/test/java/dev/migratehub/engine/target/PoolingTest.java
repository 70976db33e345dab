package dev.migratehub.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PgBouncer.Mode;
import dev.migratehub.testkit.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolingTest {

  private static Pooling pooling(Database database) {
    try (OpenTarget open = OpenTarget.connect(Targets.of("default", database.url()))) {
      return open.pooling();
    }
  }

  @Test
  void the_server_itself_is_no_pooler() {
    assertThat(pooling(PostgresServer.shared().newDatabase())).isEqualTo(Pooling.NONE);
    assertThat(pooling(MariaDbServer.shared().newDatabase())).isEqualTo(Pooling.NONE);
  }

  @Test
  void a_pooler_may_keep_the_session() {
    try (PgBouncer pooler = PgBouncer.before(PostgresServer.shared().newDatabase(), Mode.SESSION)) {
      assertThat(pooling(pooler.database())).isEqualTo(Pooling.SESSION);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "default_pool_size = 1",
        "default_pool_size = 2\nmin_pool_size = 2\nserver_round_robin = 1",
        "default_pool_size = 3\nmin_pool_size = 3\nserver_round_robin = 1"
      })
  void a_pooler_may_give_each_transaction_another_session(String settings) {
    try (PgBouncer pooler =
        PgBouncer.before(PostgresServer.shared().newDatabase(), Mode.TRANSACTION, settings)) {
      assertThat(pooling(pooler.database())).isEqualTo(Pooling.TRANSACTION);
    }
  }
}
