package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start-up cache may be of use or not; it never changes what happens and never speaks.
class CacheTest {

  private static final String MUST_BE_USED = "-XX:AOTMode=on";

  @TempDir private static Path place;
  private static Path original;

  @TempDir private Path work;
  private Path home;
  private Installed migr8;

  @BeforeAll
  static void unpack() {
    original = Installed.unpack(place);
  }

  @BeforeEach
  void copy() {
    home = work.resolve("moved here");
    Trees.copy(original, home);
    Trees.write(work.resolve("w/migrations/001_t.up.sql"), "create table t (id integer);\n");
    migr8 = Installed.in(home, work.resolve("w"));
  }

  private void worksQuietly(Installed called) {
    Installed.Said up = called.run("up");
    assertThat(up.err()).isEmpty();
    assertThat(up.out()).startsWith("applied  001_t").contains("1 migration applied");
    assertThat(up.out().lines()).hasSize(2);
    assertThat(up.status()).isZero();
  }

  private Path cache() {
    return Installed.find(home, "migr8-", ".aot");
  }

  /// With the time that it had, so that only Java can notice.
  private void overwriteCache(byte[] bytes) throws IOException {
    FileTime time = Files.getLastModifiedTime(cache());
    Files.write(cache(), bytes);
    Files.setLastModifiedTime(cache(), time);
  }

  @Test
  void it_is_used_where_the_archive_was_moved_to() {
    worksQuietly(migr8.with("MIGR8_JAVA_OPTIONS", MUST_BE_USED));
  }

  @Test
  void one_that_is_missing_is_not_missed() throws IOException {
    Files.delete(cache());
    worksQuietly(migr8);
  }

  @Test
  void one_that_is_cut_off_is_passed_over() throws IOException {
    overwriteCache(Arrays.copyOf(Files.readAllBytes(cache()), 100_000));
    worksQuietly(migr8);
  }

  @Test
  void one_that_is_no_cache_is_passed_over() throws IOException {
    overwriteCache("nonsense".repeat(1000).getBytes(UTF_8));
    worksQuietly(migr8);
  }

  @Test
  void one_that_is_empty_is_passed_over() throws IOException {
    overwriteCache(new byte[0]);
    worksQuietly(migr8);
  }

  @Test
  void a_processor_with_less_does_as_well() {
    worksQuietly(migr8.with("MIGR8_JAVA_OPTIONS", "-XX:UseAVX=0 -XX:UseSSE=2"));
  }

  @Test
  void a_memory_in_which_it_does_not_fit_does_as_well() {
    worksQuietly(migr8.with("MIGR8_JAVA_OPTIONS", "-XX:-UseCompressedOops"));
    Installed.Said again =
        migr8.with("MIGR8_JAVA_OPTIONS", "-XX:ObjectAlignmentInBytes=16").run("status");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("1 applied, 0 pending");
  }

  @Test
  void a_jar_that_was_replaced_runs_as_it_is_now() {
    Path jar = Installed.find(home, "engine-", ".jar");
    Map<String, byte[]> entries = Jars.read(jar);
    String manifest = new String(entries.get(JarFile.MANIFEST_NAME), UTF_8);
    assertThat(manifest).contains("Implementation-Version: ");
    entries.put(
        JarFile.MANIFEST_NAME,
        manifest
            .replaceFirst("Implementation-Version: .*", "Implementation-Version: 99")
            .getBytes(UTF_8));
    Trees.write(jar, Jars.written(entries));

    Installed.Said said = migr8.run("--version");

    assertThat(said.out()).startsWith("migr8 99 ");
    assertThat(said.err()).isEmpty();
  }
}
