package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void they_are_in_the_order_in_which_they_run() {
    Migrations migrations = migrations("R__b", "10", "0.1.0/1", "R__a", "9");

    assertThat(migrations.all())
        .extracting(migration -> migration.id().text())
        .containsExactly("9", "10", "0.1.0/1", "R__a", "R__b");
  }

  @Test
  void one_is_found_however_its_version_is_written() {
    assertThat(migrations("001", "002").find(MigrationId.of("2")))
        .map(migration -> migration.id().text())
        .contains("002");
    assertThat(migrations("001").find(MigrationId.of("3"))).isEmpty();
    assertThat(migrations("R__v").find(MigrationId.of("R__v"))).isPresent();
  }

  @Test
  void one_id_twice_is_a_bug() {
    assertThatThrownBy(() -> migrations("1", "01")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Migrations migrations(String... ids) {
    return new Migrations(
        Path.of("migrations"),
        Layout.FLYWAY,
        List.of(ids).stream().map(MigrationsTest::migration).toList(),
        List.of());
  }

  private static Migration migration(String id) {
    Script script =
        new Script(
            id,
            new Content.Kept(new byte[0]),
            List.of(),
            Directives.NONE,
            new Checksum("sha256", ""),
            0);
    return new Migration(MigrationId.of(id), "x", Optional.empty(), script, Optional.empty());
  }
}
