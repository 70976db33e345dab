package dev.migratehub.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Finding.Weight;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDoctorTest {

  @TempDir private Path folder;
  private Path file;
  private Patient patient;

  @BeforeEach
  void admit() {
    file = folder.resolve("a.db");
    patient = Patient.at(folder, "sqlite:" + file);
  }

  @Test
  void a_database_that_is_not_there_yet_is_not_made() throws IOException {
    List<Finding> findings = patient.findings();

    assertThat(findings)
        .extracting(Finding::topic)
        .containsExactly(Topic.CONNECTION, Topic.RIGHTS, Topic.FOLDER);
    assertThat(findings.getFirst().weight()).isEqualTo(Weight.NOTE);
    assertThat(names()).containsExactly("migrations");
  }

  @Test
  void a_migrated_database_is_well_and_stays_as_it_is() throws IOException {
    patient.hub().up();
    byte[] before = Files.readAllBytes(file);
    Files.delete(folder.resolve("a.db-migr8.lock"));

    List<Finding> findings = patient.findings();

    assertThat(findings).extracting(Finding::weight).containsOnly(Weight.OK);
    assertThat(findings)
        .extracting(Finding::topic)
        .contains(Topic.WRITING, Topic.RIGHTS, Topic.HISTORY, Topic.LOCK, Topic.INTEGRITY)
        .isSorted();
    assertThat(findings)
        .extracting(Finding::what)
        .contains(
            "journal mode delete",
            "foreign keys are not enforced in this session, as is the default",
            "the file is whole (quick_check)");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(names()).containsExactly("a.db", "migrations");
  }

  @Test
  void somebody_who_writes_is_noticed() {
    patient.hub().up();
    try (Session other = patient.target().door().open()) {
      other.execute("begin immediate");

      assertThat(patient.only(Topic.WRITING, Weight.NOTE).what())
          .startsWith("somebody else is writing: ");
    }
  }

  @Test
  void a_run_that_holds_the_target_is_named() {
    patient.hub().up();
    try (OpenTarget open = OpenTarget.connect(patient.target());
        TargetLock lock =
            TargetLock.take(open, TableName.DEFAULT, Duration.ZERO, (holder, since) -> {})) {
      assertThat(lock.mayBeTakenOver()).isFalse();
      assertThat(patient.only(Topic.LOCK, Weight.NOTE).what())
          .startsWith("a run holds the target: session " + ProcessHandle.current().pid() + " (");
    }
    assertThat(patient.only(Topic.LOCK, Weight.OK).what()).isEqualTo("free");
  }

  @Test
  void a_damaged_file_is_wrong() throws IOException {
    patient.hub().up();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[4096]), 4096);
    }

    assertThat(patient.about(Topic.INTEGRITY))
        .filteredOn(it -> it.weight() == Weight.WRONG)
        .extracting(Finding::what)
        .singleElement()
        .asString()
        .startsWith("the file is damaged: ");
  }

  @Test
  void rows_without_what_they_refer_to_are_noted() {
    patient.hub().up();
    patient.say(
        "create table b (id integer primary key)",
        "create table c (b int references b (id))",
        "insert into c values (7)");

    assertThat(patient.about(Topic.INTEGRITY))
        .extracting(Finding::what)
        .contains("rows lost what they refer to: c row 1 refers to no row of b");
  }

  @Test
  void a_file_that_may_not_be_written_is_wrong() {
    patient.hub().up();

    assertThat(
            Patient.at(folder, "sqlite:" + file + "?open_mode=1")
                .only(Topic.WRITING, Weight.WRONG)
                .what())
        .startsWith("nothing can be written: ");
  }

  @Test
  void a_folder_that_cannot_be_understood_is_wrong() throws IOException {
    Files.writeString(patient.folder().resolve("x.sql"), "select 1;");

    assertThat(patient.only(Topic.FOLDER, Weight.WRONG).what()).startsWith("MH-012 x.sql");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }
}
