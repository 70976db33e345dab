package dev.migratehub.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.cli.command.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {

  @TempDir private static Path place;
  private static Path home;

  @BeforeAll
  static void unpack() {
    home = Installed.unpack(place);
  }

  @Test
  void the_checksums_are_those_of_the_files() {
    Path folder = Trees.parent(Installed.archive());
    assertThat(Tools.run(folder, Map.of(), "sha256sum", "--check", "SHA256SUMS"))
        .contains(Installed.archive().getFileName() + ": OK")
        .contains(Installed.debian().getFileName() + ": OK");
  }

  @Test
  void every_command_has_a_manual_page() {
    Path manuals = home.resolve("share/man/man1");
    assertThat(manuals.resolve("migr8.1")).content().contains(".SH EXIT STATUS", "\\-\\-url");
    Commands.usages()
        .forEach(usage ->
            assertThat(manuals.resolve("migr8-" + usage.name().replace(' ', '-') + ".1"))
                .content()
                .startsWith(".TH \"MIGR8-")
                .contains(".SH EXAMPLES"));
  }

  @Test
  void every_jar_of_others_has_its_licence_there() {
    Path documents = home.resolve("share/doc/migr8");
    assertThat(documents.resolve("LICENSE")).content().contains("Apache License");
    assertThat(home.resolve("lib/runtime/legal/java.base/LICENSE")).exists();
    for (Path jar : Trees.files(home.resolve("lib/app"))) {
      String stem = App.stem(jar);
      if (jar.toString().endsWith(".jar") && !App.OURS.contains(stem)) {
        assertThat(documents.resolve("licences").resolve(stem)).isNotEmptyDirectory();
        assertThat(documents.resolve("THIRD-PARTY.md")).content().contains("licences/" + stem);
      }
    }
  }

  @Test
  void the_completion_of_bash_completes() {
    String script =
        """
        source "$1"; COMP_WORDS=(migr8 sta); COMP_CWORD=1; _migr8; echo "${COMPREPLY[@]}"
        """;
    Path completion = home.resolve("share/bash-completion/completions/migr8");
    assertThat(Tools.run(home, Map.of(), "bash", "-c", script, "bash", completion).strip())
        .isEqualTo("status");
  }

  @Test
  void a_debian_package_puts_everything_where_it_belongs() {
    Path root = Trees.made(place.resolve("debian"));
    Tools.run(root, Map.of(), "dpkg-deb", "-x", Installed.debian(), root);

    Installed.Said said =
        Installed.in(home, place.resolve("work"))
            .calling(root.resolve("usr/bin/migr8").toString())
            .with("MIGR8_JAVA_OPTIONS", "-XX:AOTMode=on")
            .run("--version");

    assertThat(said.out()).describedAs(said.err()).startsWith("migr8 ");
    assertThat(root.resolve("usr/share/man/man1/migr8-up.1.gz")).exists();
    assertThat(root.resolve("usr/share/bash-completion/completions/migr8")).exists();
    assertThat(root.resolve("usr/share/doc/migr8/copyright")).exists();
    assertThat(Tools.run(root, Map.of(), "dpkg-deb", "-f", Installed.debian()))
        .contains("Package: migr8", "Architecture: ", "Installed-Size: ");
    assertThat(Tools.run(root, Map.of(), "dpkg-deb", "-c", Installed.debian()).lines())
        .allMatch(line -> line.contains(" root/root "));
  }

  @Test
  void nobody_may_write_and_everybody_may_read() throws Exception {
    for (Path path : Trees.below(home)) {
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      assertThat(rights).describedAs(path.toString()).matches("rw(x|-)r-\\1r-\\1");
    }
  }
}
