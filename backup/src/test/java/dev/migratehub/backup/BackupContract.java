package dev.migratehub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Compression;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds of backups on every database.
abstract class BackupContract {

  private static final Backups.Wish PLAIN = new Backups.Wish(false, true);
  private static final Backups.Wish CLEAN = new Backups.Wish(true, true);

  @TempDir private Path folder;

  /// A new and empty database.
  abstract Place empty();

  /// Statements that make one of everything, with rows at their limits.
  abstract List<String> everything();

  /// The queries whose rows must be the same afterwards.
  abstract List<String> questions();

  /// The id of its dialect.
  abstract String engine();

  @ParameterizedTest
  @EnumSource(Compression.class)
  void what_is_restored_is_what_was_backed_up(Compression compression) throws SQLException {
    Place from = filled();
    Backups backups = from.backups(folder);

    Backup made = backups.create(compression, Restoration.NOBODY);
    Place to = empty();
    Backup checked = to.backups(folder).checked(made.name(), Restoration.NOBODY);
    to.backups(folder).restore(checked, PLAIN, Restoration.NOBODY);

    assertThat(made.name()).matches("backup_\\d{8}_\\d{6}\\.sql(ite)?" + compression.suffix());
    assertSame(from, to);
  }

  @Test
  void a_trial_finds_the_schema_that_was_backed_up() throws SQLException {
    Place from = filled();
    Backups backups = from.backups(folder);
    Backup made = backups.create(Compression.ZSTD, Restoration.NOBODY);
    assertThat(made.facts().schema()).isNotEmpty();
    assertThat(backups.trial(made, Restoration.NOBODY)).isEmpty();
    List<String> lines = made.facts().schema().subList(1, made.facts().schema().size());
    Backup other = new Backup(made.file(), made.facts().schema(lines));
    assertThat(backups.trial(other, Restoration.NOBODY)).hasSize(1);
  }

  @Test
  void only_an_empty_database_is_restored_into_unless_it_is_cleaned() throws SQLException {
    Place from = filled();
    Backup made = from.backups(folder).create(Compression.ZSTD, Restoration.NOBODY);
    Place to = empty();
    to.execute("create table other (a integer)");

    Problem problem = problem(() -> to.backups(folder).restore(made, PLAIN, Restoration.NOBODY));
    assertThat(problem.code()).isEqualTo(Code.DATABASE_NOT_EMPTY);
    assertThat(to.rows("select * from other")).isEmpty();

    to.backups(folder).restore(made, CLEAN, Restoration.NOBODY);
    assertSame(from, to);
    from.backups(folder).restore(made, CLEAN, Restoration.NOBODY);
    assertSame(from, to);
  }

  @Test
  void a_flipped_byte_a_cut_and_another_engine_are_refused() throws Exception {
    Place from = filled();
    Backups backups = from.backups(folder);
    Backup made = backups.create(Compression.GZIP, Restoration.NOBODY);

    flip(made.file());
    assertThat(problem(() -> backups.checked(made.name(), Restoration.NOBODY)).what())
        .contains("checksum");
    flip(made.file());
    backups.checked(made.name(), Restoration.NOBODY);

    change(made, "\"format\": 1", "\"format\": 2");
    assertThat(problem(() -> backups.checked(made.name(), Restoration.NOBODY)).code())
        .isEqualTo(Code.BACKUP_NEWER);
    change(made, "\"format\": 2", "\"format\": 1");

    change(made, "\"engine\": \"" + engine(), "\"engine\": \"other");
    assertThat(problem(() -> backups.checked(made.name(), Restoration.NOBODY)).code())
        .isEqualTo(Code.BACKUP_FOREIGN);
    change(made, "\"engine\": \"other", "\"engine\": \"" + engine());

    try (RandomAccessFile file = new RandomAccessFile(made.file().toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    assertThat(problem(() -> backups.checked(made.name(), Restoration.NOBODY)).code())
        .isEqualTo(Code.BACKUP_DAMAGED);

    Files.writeString(Path.of(made.file() + ".json"), "{\"tool\": !!java.io.File x}");
    assertThat(problem(() -> backups.checked(made.name(), Restoration.NOBODY)).code())
        .isEqualTo(Code.BACKUP_DAMAGED);
    assertThat(backups.list().strays()).containsExactly(made.file());
  }

  @Test
  void a_backup_knows_its_facts() throws SQLException {
    Place from = filled();
    Backup made = from.backups(folder).create(Compression.ZSTD, Restoration.NOBODY);
    Backup read = from.backups(folder).list().backups().getFirst();
    assertThat(read.facts()).isEqualTo(made.facts());
    assertThat(read.facts().engine()).isEqualTo(engine());
    assertThat(read.facts().bytes()).isPositive();
    assertThat(read.facts().fileBytes()).isEqualTo(made.file().toFile().length());
    assertThat(from.backups(folder).list().leftovers()).isEmpty();
  }

  @Test
  void nothing_but_a_backup_and_its_facts_is_left() throws Exception {
    filled().backups(folder).create(Compression.ZSTD, Restoration.NOBODY);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).hasSize(2);
    }
  }

  private Place filled() throws SQLException {
    Place place = empty();
    place.execute(everything().toArray(String[]::new));
    return place;
  }

  private void assertSame(Place from, Place to) throws SQLException {
    for (String question : questions()) {
      List<String> rows = from.rows(question);
      assertThat(rows).as(question).isNotEmpty();
      assertThat(to.rows(question)).as(question).isEqualTo(rows);
    }
    assertThat(schema(to)).isEqualTo(schema(from));
  }

  private static List<String> schema(Place place) {
    Site site = place.site(Path.of("nowhere"));
    try (var session = site.target().door().open()) {
      return site.kind().schema(session, List.of());
    }
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int one = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(one ^ 1);
    }
  }

  private static void change(Backup backup, String from, String to) throws IOException {
    Path facts = Path.of(backup.file() + ".json");
    String text = Files.readString(facts);
    assertThat(text).contains(from);
    Files.writeString(facts, text.replace(from, to));
  }

  static Problem problem(Runnable work) {
    return catchThrowableOfType(ProblemException.class, work::run).problem();
  }
}
