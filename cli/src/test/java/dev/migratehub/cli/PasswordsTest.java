package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.cli.command.Interrupts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a password gets into an address, no command shows it.
final class PasswordsTest {

  private static final List<String> COMMANDS =
      List.of("config show", "config test", "status", "up", "up --dry-run", "drop", "version -v");

  private final Played played = new Played();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me:hunter2x@127.0.0.1:1/db",
        "postgres://me:a/b:hunter2x@127.0.0.1:1/db",
        "postgres://me:1/a?hunter2x@127.0.0.1:1/db",
        "postgres://127.0.0.1:1/db?user=me&password=hunter2x",
        "postgres://127.0.0.1:1/db?password=a&hunter2x",
        "postgres://127.0.0.1:1/db?sslpassword=hunter2x",
        "postgres://127.0.0.1:1/db;password=hunter2x",
        "postgres://me:hunter2x@127.0.0.1:nonsense/db",
        "postgres:me:hunter2x@127.0.0.1",
        "postgres://me:%zz-hunter2x@127.0.0.1/db",
        "mysql://127.0.0.1:1/db?password=hunter2x",
        "mysql://127.0.0.1:1/db?trustCertificateKeyStorePassword=hunter2x",
        "jdbc:mysql://127.0.0.1:1/db?user=me&password=hunter2x",
        "jdbc:mysql://address=(host=127.0.0.1)(port=1)(password=hunter2x)/db",
        "jdbc:mysql://(host=127.0.0.1,port=1,user=me,password=c@hunter2x)/db",
        "jdbc:mariadb://127.0.0.1:1/db?user=me;password=hunter2x",
        "jdbc:postgresql://me:hunter2x@127.0.0.1:1/db",
        "jdbc:oracle:thin:scott/hunter2x@//127.0.0.1:1/db",
        "jdbc:sqlserver://127.0.0.1:1;user=me;password=hunter2x",
        "jdbc:h2:mem:a;PASSWORD=hunter2x",
        "mongodb+srv://me:hunter2x@127.0.0.1/db",
        "me:hunter2x@127.0.0.1",
        "host=h password=hunter2x options=-c:x",
        "sqlite:a.db?key=hunter2x",
        "sqlite:file:a.db?hexkey=hunter2x",
        "jdbc:sqlite:a.db?password=hunter2x",
      })
  void it_is_shown_by_no_command(String address) {
    for (String command : COMMANDS) {
      for (String more : List.of("", " --json")) {
        String url = address.replace("a.db", folder.resolve("a.db").toString());
        List<String> words = new ArrayList<>(List.of((command + more).split(" ", -1)));
        run(Map.of("DATABASE_URL", url), words);
        words.addAll(List.of("--url", url));
        run(Map.of(), words);
      }
    }
    assertThat(text()).isNotEmpty().doesNotContain("hunter2x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config show --host URL",
        "status --driver URL",
        "up URL",
        "goto URL",
        "down URL",
        "status --target URL",
        "status --config URL",
        "status --dir URL",
        "status --layout URL",
        "--urll=URL status",
        "URL",
        "help URL",
        "completion URL",
      })
  void it_is_not_shown_where_something_else_was_wanted(String line) {
    String url = "postgres://me:a/hunter2x@127.0.0.1/db";
    String own = "sqlite:" + folder.resolve("a.db");
    List<String> words = List.of(line.replace("URL", url).split(" ", -1));

    run(Map.of("MIGR8_DATABASE_URL", own), words);

    assertThat(text()).isNotEmpty().doesNotContain("hunter2x");
  }

  private void run(Map<String, String> environment, List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (!words.contains("--dir")) {
      all.addAll(List.of("--dir", folder.toString()));
    }
    played.run(environment, new Interrupts(), Optional::of, all);
  }

  private String text() {
    return played.out() + played.err();
  }
}
