package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

  @TempDir private Path temporary;
  private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() throws IOException {
    path = Files.createDirectory(temporary.resolve("migrations"));
    folder = new TestFolder(path);
  }

  @Test
  void a_mounted_kubernetes_volume_is_read_once() {
    folder.with("..2024_01_01/V1__a.sql", "..2024_01_01/V2__b.sql");
    folder.link("..data", Path.of("..2024_01_01"));
    folder.link("V1__a.sql", Path.of("..data/V1__a.sql"));
    folder.link("V2__b.sql", Path.of("..data/V2__b.sql"));

    assertThat(folder.ids()).containsExactly("1", "2");
  }

  @Test
  void the_folder_itself_may_be_a_link() throws IOException {
    folder.with("001_a.up.sql");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), path);

    assertThat(new TestFolder(link).ids()).containsExactly("001");
  }

  @Test
  void a_link_to_a_file_outside_is_refused() {
    new TestFolder(temporary).with("secret.sql");
    folder.link("001_a.up.sql", temporary.resolve("secret.sql"));

    assertThat(folder.refused(Code.PATH_ESCAPES))
        .startsWith("001_a.up.sql is a link to something outside ");
  }

  @Test
  void a_link_to_a_folder_outside_is_refused() throws IOException {
    Files.createDirectory(temporary.resolve("other"));
    folder.with("001_a.up.sql").link("shared", Path.of("../other"));

    assertThat(folder.refused(Code.PATH_ESCAPES)).startsWith("shared is a link");
  }

  @Test
  void a_link_outside_that_nobody_would_read_is_left_alone() {
    new TestFolder(temporary).with("README.md");
    folder.with("001_a.up.sql").link("README.md", Path.of("../README.md"));

    assertThat(folder.ids()).containsExactly("001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"001_a.up.sql", "metadata.toml"})
  void a_pipe_is_refused_and_not_waited_for(String name) throws Exception {
    pipe(path.resolve(name));

    assertThat(folder.refused(Code.FILE_UNREADABLE))
        .isEqualTo(name + " cannot be read: it is a pipe, a socket or a device");
  }

  @Test
  void a_link_to_a_pipe_is_refused() throws Exception {
    pipe(path.resolve("pipe"));
    folder.link("001_a.up.sql", Path.of("pipe"));

    assertThat(folder.refused(Code.FILE_UNREADABLE)).startsWith("001_a.up.sql cannot be read");
  }

  @Test
  void a_pipe_that_nobody_would_read_is_left_alone() throws Exception {
    pipe(path.resolve("pipe"));

    assertThat(folder.with("001_a.up.sql").ids()).containsExactly("001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"002_b.up.sql", "V2__b.SQL", "old/002_b.sql"})
  void a_folder_that_is_named_like_a_script_is_refused(String name) throws IOException {
    Files.createDirectories(path.resolve(name));
    folder.with("001_a.up.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .isEqualTo(name + " is a folder, but it is named like a script");
  }

  private static void pipe(Path file) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  @Test
  void a_link_round_in_a_circle_ends() {
    folder.with("a/V1__a.sql").link("a/again", Path.of("..")).link("a/self", Path.of("."));

    assertThat(folder.ids()).containsExactly("1");
  }

  @Test
  void a_link_to_nothing_is_refused() {
    folder.link("001_a.up.sql", Path.of("gone.sql"));

    assertThat(folder.refused(Code.FILE_UNREADABLE))
        .isEqualTo("001_a.up.sql cannot be read: the file is gone");
  }
}
