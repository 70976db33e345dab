package dev.migratehub.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Compression;
import dev.migratehub.backup.program.Programs;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Client programs that are missing, that do not fit and that fail.
final class ClientTest {

  @TempDir private Path folder;

  @Test
  void a_program_that_is_missing_is_named_with_its_package() {
    Problem problem = refused(MariaDbServer.shared().newDatabase(), Optional.empty());
    assertThat(problem.code()).isEqualTo(Code.CLIENT_MISSING);
    assertThat(problem.next()).contains("mariadb-client");
  }

  @Test
  void a_program_that_is_older_than_the_server_is_refused() throws IOException {
    Path programs = program("pg_dump", "pg_dump (PostgreSQL) 9.6.1", 0);
    Problem problem = refused(PostgresServer.shared().newDatabase(), Optional.of(programs));
    assertThat(problem.code()).isEqualTo(Code.CLIENT_UNFIT);
    assertThat(problem.what()).contains("PostgreSQL 18", "pg_dump 9.6");
    assertThat(problem.next()).contains("postgresql-client-18");
  }

  @Test
  void the_program_of_the_other_family_does_not_dump_mariadb() throws IOException {
    Path programs = program("mysqldump", "mysqldump  Ver 8.0.36 for Linux on x86_64", 0);
    Problem problem = refused(MariaDbServer.shared().newDatabase(), Optional.of(programs));
    assertThat(problem.code()).isEqualTo(Code.CLIENT_UNFIT);
    assertThat(problem.next()).contains("mariadb-client");
  }

  @Test
  void a_dump_that_fails_is_no_backup() throws IOException {
    Path programs = program("pg_dump", "pg_dump (PostgreSQL) 18.1", 3);
    Problem problem = refused(PostgresServer.shared().newDatabase(), Optional.of(programs));
    assertThat(problem.code()).isEqualTo(Code.DUMP_FAILED);
    assertThat(problem.what()).contains("pg_dump 18.1 failed: no such right");
    assertThat(folder.resolve("backups")).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Files.writeString(folder.resolve("backups"), "a file");
    Problem problem =
        BackupContract.problem(() ->
            place(folder.resolve("a.db"))
                .backups(folder.resolve("backups"))
                .create(Compression.NONE, Restoration.NOBODY));
    assertThat(problem.code()).isEqualTo(Code.BACKUP_NOT_WRITTEN);
  }

  @Test
  void owners_that_are_not_there_stop_a_restore_unless_they_are_left_out() throws SQLException {
    Database source = PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();
    Place from = Place.of(source, Optional.empty());
    from.execute("create role passing", "create table t (a int)", "alter table t owner to passing");
    Backup made = from.backups(folder).create(Compression.ZSTD, Restoration.NOBODY);
    from.execute("drop owned by passing", "drop role passing");
    Place to =
        Place.of(PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase(), Optional.empty());
    Problem problem =
        BackupContract.problem(() ->
            to.backups(folder).restore(made, new Backups.Wish(false, true), Restoration.NOBODY));
    assertThat(problem.code()).isEqualTo(Code.RESTORE_FAILED);
    assertThat(problem.what()).contains("at line", "passing");
    assertThat(problem.now()).contains("nothing was changed");
    assertThat(to.rows("select count(*) from pg_tables where tablename = 't'"))
        .containsExactly("0|");
    to.backups(folder).restore(made, new Backups.Wish(false, false), Restoration.NOBODY);
    assertThat(to.rows("select * from t")).isEmpty();
  }

  private static Place place(Path file) {
    Place place = Place.of(file);
    try {
      place.execute("create table t (a int)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return place;
  }

  private Problem refused(Database database, Optional<Path> programs) {
    Site site = Place.of(database, programs).site(folder.resolve("backups"));
    Site bare =
        new Site(
            site.target(),
            site.url(),
            site.folder(),
            site.history(),
            site.lockWait(),
            new Programs(programs, Map.of()),
            site.run(),
            site.clock());
    return BackupContract.problem(
        () -> new Backups(bare).create(Compression.ZSTD, Restoration.NOBODY));
  }

  private Path program(String name, String version, int status) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path file = programs.resolve(name);
    Files.writeString(
        file,
        "#!/bin/sh\n[ \"$1\" = --version ] && echo '%s' && exit 0\necho 'no such right' >&2\nexit %d\n"
            .formatted(version, status));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return programs;
  }
}
