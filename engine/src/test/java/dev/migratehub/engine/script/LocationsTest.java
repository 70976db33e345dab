package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocationsTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;

  @AfterEach
  void giveBack() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void scripts_in_a_jar_are_read_like_files() throws IOException {
    loading(
        jar("a b.jar", "db/", "db/migration/", "db/migration/001_ä.up.sql", "db/migration/hooks/")
            .toUri()
            .toURL());

    Migrations migrations = read("classpath:db/migration");

    assertThat(migrations.all()).extracting(Migration::label).containsExactly("001_ä");
    assertThat(TestFolder.text(migrations.all().getFirst().up())).isEqualTo("SELECT 1;");
  }

  @Test
  void every_place_on_the_class_path_counts() throws IOException {
    Path files = Files.createDirectories(folder.resolve("classes/db/migration"));
    Files.writeString(files.resolve("002_b.up.sql"), "SELECT 2;");
    loading(
        folder.resolve("classes").toUri().toURL(),
        jar("library.jar", "db/migration/", "db/migration/001_a.up.sql").toUri().toURL());

    assertThat(read("classpath:/db/migration").all())
        .extracting(Migration::label)
        .containsExactly("001_a", "002_b");
  }

  @Test
  void several_folders_are_read_like_one() throws IOException {
    Files.createDirectories(folder.resolve("one/hooks"));
    Files.createDirectories(folder.resolve("two"));
    Files.writeString(folder.resolve("one/002_b.up.sql"), "SELECT 2;");
    Files.writeString(folder.resolve("one/hooks/before_up.sql"), "SELECT 0;");
    Files.writeString(folder.resolve("two/001_a.up.sql"), "SELECT 1;");

    Migrations migrations =
        read(folder.resolve("one").toString(), "filesystem:" + folder.resolve("two"));

    assertThat(migrations.all()).extracting(Migration::label).containsExactly("001_a", "002_b");
    assertThat(migrations.hooks()).hasSize(1);
  }

  @Test
  void one_version_in_two_folders_is_refused() throws IOException {
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("two"));
    Files.writeString(folder.resolve("one/001_a.up.sql"), "SELECT 1;");
    Files.writeString(folder.resolve("two/1_b.up.sql"), "SELECT 1;");

    ProblemException problem = refused("one", "two");

    assertThat(problem.problem().code()).isEqualTo(Code.VERSION_DUPLICATE);
    assertThat(problem.problem().what()).contains("one/001_a.up.sql", "two/1_b.up.sql");
  }

  @Test
  void two_layouts_in_two_folders_are_refused() throws IOException {
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("two"));
    Files.writeString(folder.resolve("one/001_a.up.sql"), "SELECT 1;");
    Files.writeString(folder.resolve("two/V2__b.sql"), "SELECT 1;");

    ProblemException problem = refused("one", "two");

    assertThat(problem.problem().code()).isEqualTo(Code.LAYOUT_AMBIGUOUS);
    assertThat(problem.problem().what()).contains("paired", "flyway");
  }

  @Test
  void a_folder_that_nothing_on_the_class_path_has_is_missing() {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> read("classpath:no/such/folder"));

    assertThat(problem.problem().code()).isEqualTo(Code.FOLDER_MISSING);
    assertThat(problem.problem().what())
        .isEqualTo("there is no folder no/such/folder on the class path");
  }

  private ProblemException refused(String... names) {
    List<String> folders = new ArrayList<>();
    for (String name : names) {
      folders.add(folder.resolve(name).toString());
    }
    return catchThrowableOfType(ProblemException.class, () -> read(folders.toArray(String[]::new)));
  }

  private static Migrations read(String... locations) {
    return Folder.read(Locations.folders(List.of(locations)), Optional.empty(), Semicolons::new);
  }

  private void loading(URL... urls) {
    Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new JarEntry(entry));
        if (!entry.endsWith("/")) {
          out.write("SELECT 1;".getBytes(StandardCharsets.UTF_8));
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
