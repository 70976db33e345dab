package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./migr8` does when nobody can read what it says, and when what it says is not its own.
final class OutputTest {

  private static final String FULL =
      "migr8: the output cannot be written: No space left on device\n";

  @TempDir private Path scratch;
  private Launched migr8;

  @BeforeEach
  void some_migrations() throws IOException {
    migr8 = Launched.below(scratch);
    Path migrations = Files.createDirectories(migr8.folder().resolve("migrations"));
    for (int i = 1; i <= 20; i++) {
      Files.writeString(
          migrations.resolve("%03d_t%d.up.sql".formatted(i, i)),
          "create table t%d (id integer);\n".formatted(i));
    }
  }

  @Test
  void where_the_output_is_full_the_run_is_finished_and_the_status_says_so() throws Exception {
    Launched.Result up = run("migr8 up >/dev/full");
    assertThat(up.text()).isEqualTo(FULL);
    assertThat(up.status()).isEqualTo(1);
    assertThat(applied()).isEqualTo("20");
    assertThat(run("migr8 status --json >/dev/full").text()).isEqualTo(FULL);
    assertThat(run("migr8 nonsense >/dev/full").status()).isEqualTo(2);
    assertThat(run("migr8 version >/dev/full 2>&1").status()).isEqualTo(1);
  }

  @Test
  void a_reader_that_had_enough_does_not_stop_a_run() throws Exception {
    Launched.Result up = run("migr8 up | head -n 1; echo ${PIPESTATUS[0]}");
    assertThat(up.text()).matches("applied  001_t1  .*\n0\n");
    assertThat(applied()).isEqualTo("20");
    assertThat(run("migr8 history --json | true; echo ${PIPESTATUS[0]}").text()).isEqualTo("0\n");
    assertThat(run("migr8 status --check >&-").status()).isEqualTo(1);
  }

  @Test
  void what_a_terminal_would_obey_is_shown() throws Exception {
    Files.createDirectories(migr8.folder().resolve("odd"));
    Launched.Result odd =
        run(
            """
            echo "select '$(printf '\\033]0;owned\\007')';" >$'odd/001_\\033[2Jwiped.up.sql'
            echo "selec '$(printf '\\033[31m')';" >$'odd/002_red.up.sql'
            migr8 up --dir odd --dry-run
            migr8 up --dir odd
            migr8 status --dir odd
            migr8 history --dir odd --json
            migr8 status --dir $'no\\033[31mwhere'
            migr8 $'\\033[31m'
            """);
    assertThat(odd.text())
        .contains(
            "001_\\u001b[2Jwiped",
            "\\u001b]0;owned\\u0007",
            "selec '\\u001b[31m'",
            "no\\u001b[31mwhere")
        .doesNotContain("\u001b", "\u0007");
  }

  private String applied() throws Exception {
    return run("sqlite3 migr8.db 'select count(*) from migrate_hub_migrations'").text().strip();
  }

  private Launched.Result run(String line) throws Exception {
    return migr8.run(Map.of("LC_ALL", "C.UTF-8"), line);
  }
}
