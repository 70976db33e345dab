package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other tools' checksums, with sums of theirs.
class FingerprintsTest {

  @TempDir private Path path;

  @Test
  void atlas_sums_names_and_bytes_of_all_files_so_far() {
    Migrations migrations =
        new TestFolder(path)
            .file("atlas.sum", "")
            .file("1_first.sql", "create table `tbl_1` (`col` int);\n")
            .file("2_second.sql", "create table `tbl_2` (`col` int);\n")
            .read();

    assertThat(Fingerprints.atlas(migrations))
        .containsEntry("1_first.sql", "uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=")
        .containsEntry("2_second.sql", "TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8=");
  }

  @Test
  void a_file_that_is_not_summed_has_no_sum() {
    Migrations migrations =
        new TestFolder(path)
            .file("atlas.sum", "")
            .file("1_a.sql", "-- atlas:sum ignore\n\nselect 1;\n")
            .read();

    assertThat(Fingerprints.atlas(migrations)).isEmpty();
  }

  @Test
  void archons_does_not_depend_on_line_ends_when_read_as_text() {
    Script script = new TestFolder(path).file("001_a.sql", "a\r\nb\n").only().up();

    // printf 'a\nb\n' | md5sum
    assertThat(Fingerprints.archonText(script)).isEqualTo("dd8c6a395b5dd36c56d23275028f526c");
    assertThat(Fingerprints.archon(script)).isEqualTo("d644a230f3ef20b00879aaceb61790af");
  }
}
