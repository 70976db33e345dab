package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full, for which the limit on the size of files stands that every user can set.
final class FullDiskTest {

  /// In KiB: enough for the driver's library, which is unpacked into a file.
  private static final int LIMIT = 4096;

  @TempDir private Path scratch;
  private Launched migr8;

  @BeforeEach
  void a_migration_that_needs_more_than_there_is() throws IOException {
    migr8 = Launched.below(scratch);
    script("001_a", "create table a (x blob); insert into a values (zeroblob(100000));");
    script("002_b", "create table b (x blob); insert into b values (randomblob(8000000));");
    script("003_c", "create table c (x blob);");
  }

  @Test
  void under_a_limit_of_file_size_an_sqlite_migration_that_does_not_fit_leaves_nothing()
      throws Exception {
    Launched.Result up = run("ulimit -f " + LIMIT + "; migr8 up");

    assertThat(up.status()).isEqualTo(1);
    assertThat(up.text())
        .contains("applied  001_a", "MH-044  002_b.up.sql stopped at statement 2")
        .contains("now   nothing of this script was kept; 1 earlier step of this run is done")
        .contains("do    make room, then run: migr8 up");
    assertThat(run("sqlite3 migr8.db 'pragma integrity_check' .tables").text())
        .matches("ok\n *a +migrate_hub_migrations\\s*");
    Launched.Result again = run("migr8 up && migr8 status --check");
    assertThat(again.status()).as(again.text()).isZero();
  }

  @Test
  void under_a_limit_of_file_size_a_history_that_does_not_fit_is_no_success() throws Exception {
    script("002_b", "create table b (x blob); insert into b values (randomblob(3900000));");
    script("003_c", "create table c (x blob); insert into c values (randomblob(90000));");
    script("004_d", "create table d (x blob); insert into d values (randomblob(90000));");

    Launched.Result up = run("ulimit -f " + LIMIT + "; migr8 up");

    assertThat(up.status()).as(up.text()).isEqualTo(1);
    assertThat(run("sqlite3 migr8.db 'pragma integrity_check'").text()).isEqualTo("ok\n");
    Launched.Result again = run("migr8 validate && migr8 up && migr8 status --check");
    assertThat(again.status()).as(again.text()).isZero();
  }

  private void script(String name, String sql) throws IOException {
    Path migrations = Files.createDirectories(migr8.folder().resolve("migrations"));
    Files.writeString(migrations.resolve(name + ".up.sql"), sql + "\n");
  }

  private Launched.Result run(String line) throws Exception {
    return migr8.run(Map.of("LC_ALL", "C.UTF-8"), line);
  }
}
