package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that are not ASCII, started with `./migr8` in every kind of locale.
final class LocaleTest {

  private static final String NAME = "001_t\u00e4glich_\u65e5.up.sql";

  @TempDir private Path scratch;
  private Launched migr8;

  @BeforeEach
  void a_folder_with_a_name_that_is_not_ascii() throws Exception {
    migr8 = Launched.below(scratch);
    // In octal numbers, since the JVM of the tests may be in a locale that cannot name the files.
    run(
        Map.of(),
        """
        mkdir $'\\303\\251'
        echo 'create table t (id integer);' >$'\\303\\251/001_t\\303\\244glich_\\346\\227\\245.up.sql'
        printf 'MIGR8_DATABASE_URL=sqlite:\\303\\274.db\\n' >.env
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LANG=xx_YY.UTF-8", "LC_ALL=C.UTF-8"})
  void names_work(String locale) throws Exception {
    String[] pair = locale.split("=", 2);
    Map<String, String> variables = Map.of(pair[0], pair[1]);

    Launched.Result up = run(variables, "migr8 up --dir $'\\303\\251'");
    Launched.Result create = run(variables, "migr8 create $'h\\303\\244lt' --dir $'\\303\\251'");

    assertThat(up.text())
        .contains("applied  001_t\u00e4glich_\u65e5  (")
        .contains("sqlite:\u00fc.db");
    assertThat(up.status()).isZero();
    assertThat(create.text()).startsWith("wrote \u00e9/002_halt.up.sql");
    assertThat(run(Map.of(), "ls . $'\\303\\251'").text())
        .contains("\u00fc.db\n", NAME, "002_halt.up.sql");
  }

  @Test
  void our_own_signs_are_ascii_where_the_locale_knows_no_others() throws Exception {
    assertThat(run(Map.of("LC_ALL", "C"), "migr8 help options").bytes())
        .contains("environments=...")
        .matches("\\p{ASCII}+");
    assertThat(run(Map.of("LC_ALL", "C.UTF-8"), "migr8 help options").text())
        .contains("environments=\u2026");
  }

  @Test
  void a_terminal_of_another_charset_is_spoken_to_in_its_own() throws Exception {
    Path stub = Files.createDirectories(scratch.resolve("bin")).resolve("locale");
    Files.writeString(
        stub, "#!/bin/sh\ncase $LC_ALL in *UTF-8) echo UTF-8 ;; *) echo ISO-8859-1 ;; esac\n");
    Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> variables = Map.of("LC_ALL", "de_DE");

    Launched.Result up = run(variables, "PATH=$PWD/../bin:$PATH; migr8 up --dir $'\\351'");

    assertThat(up.bytes())
        .contains("applied  001_t\u00e4glich_\\u65e5  (")
        .contains("sqlite:\u00fc.db");
    assertThat(run(variables, "PATH=$PWD/../bin:$PATH; migr8 status --json --dir $'\\351'").text())
        .contains("t\\u00e4glich_\\u65e5");
  }

  private Launched.Result run(Map<String, String> variables, String line) throws Exception {
    return migr8.run(variables, line);
  }
}
