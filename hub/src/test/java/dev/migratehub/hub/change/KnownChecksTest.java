package dev.migratehub.hub.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.inventory.Engine;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class KnownChecksTest {

  private static final Set<Engine> POSTGRES = Set.of(Engine.POSTGRESQL);

  private final KnownChecks known = new KnownChecks();
  private final UUID migration = UUID.randomUUID();

  @Test
  void a_version_is_read_once_for_each_way_and_each_set_of_engines() {
    Migration.Version version = version(1, "drop table t;", "select 1;");
    Checks up = known.up(version, POSTGRES);
    assertThat(up.destructive()).isTrue();
    assertThat(known.up(version(1, "drop table t;", "select 1;"), POSTGRES)).isSameAs(up);
    assertThat(known.down(version, POSTGRES)).get().isNotSameAs(up);
    assertThat(known.up(version, Set.of(Engine.MYSQL))).isNotSameAs(up);
    assertThat(known.up(version(2, "select 1;", ""), POSTGRES).destructive()).isFalse();
  }

  @Test
  void it_never_holds_more_than_it_may() {
    for (int i = 0; i < 2 * KnownChecks.MOST + 3; i++) {
      assertThat(known.up(version(i, "select " + i, ""), POSTGRES).statements()).isEqualTo(1);
      assertThat(known.size()).isLessThanOrEqualTo(KnownChecks.MOST);
    }
  }

  private Migration.Version version(int number, String up, String down) {
    return new Migration.Version(
        migration,
        number,
        up,
        Optional.of(down).filter(it -> !it.isEmpty()),
        "sha256:0",
        Optional.empty(),
        TransactionMode.AUTO,
        UUID.randomUUID(),
        Instant.EPOCH,
        "");
  }
}
