package dev.migratehub.backup;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Compression;
import dev.migratehub.backup.file.Draft;
import dev.migratehub.backup.file.Facts;
import dev.migratehub.backup.file.Meter;
import dev.migratehub.backup.file.Metered;
import dev.migratehub.backup.kind.Dump;
import dev.migratehub.backup.kind.Making;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Makes one backup: the dump streams through the packing into a draft, which becomes a backup when
/// everything is on the disk.
final class Creation {

  private static final String ONLY_READ = "no backup was written; the database was only read";

  private final Site site;
  private final Compression compression;
  private final Meter meter;
  private final Halting halting;

  Creation(Site site, Compression compression, Meter meter, Halting halting) {
    this.halting = halting;
    this.site = site;
    this.compression = compression;
    this.meter = meter;
  }

  Backup run() {
    if (site.target().door().makes()) {
      throw nothingThere().exception();
    }
    try (OpenTarget open = OpenTarget.connect(site.target())) {
      return backup(open);
    } catch (Halting.Halted e) {
      throw Halting.problem(ONLY_READ).exception();
    } catch (IOException e) {
      halting.check();
      throw new ProblemException(notWritten(e), e);
    } catch (SqlFailure e) {
      ServerError error = site.target().dialect().error(e.sqlState(), e.vendorCode(), e.words());
      Problem problem =
          new Problem(
              error.code(Code.DUMP_FAILED),
              "%s said: %s".formatted(site.target().address(), error.sentence()),
              ONLY_READ,
              "mend what it says, then run the same command again");
      throw new ProblemException(problem, e);
    }
  }

  private Backup backup(OpenTarget open) throws IOException {
    Instant start = site.clock().instant();
    long clock = System.nanoTime();
    List<String> before = schema();
    try (Draft draft = site.folder().begin(start, site.kind().content(), compression)) {
      Making making = new Making(open, site.access(), site.programs(), site.folder().path());
      String client;
      try (Dump dump = site.kind().dump(making)) {
        halting.watch(dump);
        client = dump.client();
        draft.write(new Metered(dump.content(), 0, meter));
        halting.check();
        dump.finish();
      }
      List<String> schema = schema().equals(before) ? before : List.of();
      Duration took = Duration.ofMillis((System.nanoTime() - clock) / 1_000_000);
      return draft.publish(facts(open, client, start, schema), took);
    }
  }

  private Facts facts(OpenTarget open, String client, Instant start, List<String> schema) {
    return new Facts(
        Facts.FORMAT,
        site.kind().engine(),
        site.kind().product(open),
        site.target()
            .door()
            .file()
            .map(file -> file.getFileName().toString())
            .orElse(open.identity().database()),
        client,
        site.access().schemas(),
        version(),
        start,
        Duration.ZERO,
        compression.word(),
        0,
        0,
        "",
        site.run().toolVersion(),
        schema);
  }

  private List<String> schema() {
    try (Session session = site.target().door().open()) {
      return site.kind().schema(session, site.access().schemas());
    }
  }

  /// A history that cannot be read keeps nobody from making a backup.
  private String version() {
    try {
      return MigrateHub.on(site.target())
          .table(site.history())
          .history()
          .newest()
          .map(entry -> entry.id().text())
          .orElse("");
    } catch (ProblemException e) {
      return "";
    }
  }

  private Problem notWritten(IOException why) {
    String where =
        why instanceof FileSystemException known && known.getFile() != null
            ? known.getFile()
            : site.folder().path().toString();
    return new Problem(
        Code.BACKUP_NOT_WRITTEN,
        "the backup cannot be written to %s: %s".formatted(where, FileTrouble.words(why)),
        ONLY_READ,
        "make room there, or let this user write there, or name another folder:"
            + " --backup-directory");
  }

  private Problem nothingThere() {
    return new Problem(
        Code.DATABASE_UNKNOWN,
        "there is no database at " + site.target().address(),
        "no backup was written",
        "check the address: migr8 config show");
  }
}
