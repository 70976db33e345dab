package dev.migratehub.backup;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Compression;
import dev.migratehub.backup.file.Meter;
import dev.migratehub.backup.file.Metered;
import dev.migratehub.backup.kind.LoadFailure;
import dev.migratehub.backup.kind.Loading;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.SyntaxException;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Restores one backup whose bytes were checked, under the lock on the target.
final class Restoration {

  static final Meter NOBODY = (bytes, total) -> {};

  private static final String UNTOUCHED = "the database was not touched";
  private static final String AS_IT_WAS = "nothing was changed: the database is as it was";

  private final Site site;
  private final Backup backup;
  private final Backups.Wish wish;
  private final Meter meter;
  private final Halting halting;

  Restoration(Site site, Backup backup, Backups.Wish wish, Meter meter, Halting halting) {
    this.halting = halting;
    this.site = site;
    this.backup = backup;
    this.wish = wish;
    this.meter = meter;
  }

  /// Throws what keeps the backup from being restored; changes nothing.
  void refuse() {
    try (OpenTarget open = OpenTarget.connectToRead(site.target())) {
      refuse(open);
    } catch (SqlFailure e) {
      throw failed("", "the database was only read", e);
    }
  }

  Backups.Restored run() {
    long clock = System.nanoTime();
    try (OpenTarget open = OpenTarget.connect(site.target());
        TargetLock _ = TargetLock.take(open, site.history(), site.lockWait(), (who, since) -> {})) {
      refuse(open);
      halting.watch(open.session());
      long parts = load(open, site);
      Duration took = Duration.ofNanos(System.nanoTime() - clock);
      return new Backups.Restored(backup, parts, took);
    } catch (SqlFailure e) {
      throw failed("", UNTOUCHED, e);
    }
  }

  /// Loads the dump into a database that is ready for it.
  long load(OpenTarget open, Site into) {
    try (InputStream file = Files.newInputStream(backup.file());
        InputStream dump =
            Compression.unpacked(new Metered(file, backup.facts().fileBytes(), meter))) {
      return into.kind()
          .load(
              new Loading(
                  backup.name(),
                  open,
                  dump,
                  backup.facts().schemas(),
                  wish.clean(),
                  wish.owners(),
                  into.folder().path()));
    } catch (LoadFailure e) {
      halting.check(e.now());
      throw failed(e.place(), e.now(), e.failure());
    } catch (Halting.Halted e) {
      throw Halting.problem(
              site.kind().allOrNothing() ? AS_IT_WAS : "a part of the backup is in the database")
          .exception();
    } catch (SyntaxException e) {
      throw new ProblemException(unreadable(String.valueOf(e.getMessage())), e);
    } catch (UncheckedIOException e) {
      throw new ProblemException(unreadable(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new ProblemException(unreadable(FileTrouble.words(e)), e);
    }
  }

  private void refuse(OpenTarget open) {
    List<String> scope = site.access().schemas();
    if (!scope.isEmpty() && !scope.equals(backup.facts().schemas())) {
      throw otherSchemas(scope).exception();
    }
    if (wish.clean()) {
      return;
    }
    Optional<String> unfinished = site.kind().unfinished(open.session());
    if (unfinished.isPresent()) {
      throw halfWay(unfinished.get()).exception();
    }
    long things = site.kind().things(open.session(), backup.facts().schemas());
    if (things > 0) {
      throw notEmpty(things).exception();
    }
  }

  private Problem notEmpty(long things) {
    return new Problem(
        Code.DATABASE_NOT_EMPTY,
        "%s is not empty: it holds %d tables and other things"
            .formatted(site.target().address(), things),
        UNTOUCHED,
        "restore into an empty database, or drop what is there first: migr8 backup restore %s"
                .formatted(backup.name())
            + " --clean");
  }

  private Problem halfWay(String earlier) {
    return new Problem(
        Code.RESTORE_UNFINISHED,
        "an earlier restore of %s stopped half-way on %s"
            .formatted(earlier, site.target().address()),
        "a part of that backup is in the database, and nobody knows how much",
        "begin anew: migr8 backup restore %s --clean".formatted(backup.name()));
  }

  private Problem otherSchemas(List<String> scope) {
    List<String> of = backup.facts().schemas();
    return new Problem(
        Code.BACKUP_FOREIGN,
        "%s is a backup of %s, and the address names %s"
            .formatted(
                backup.name(),
                of.isEmpty() ? "the whole database" : "schema " + String.join(", ", of),
                "schema " + String.join(", ", scope)),
        UNTOUCHED,
        "choose another backup, or an address without a schema");
  }

  private ProblemException failed(String place, String now, SqlFailure failure) {
    ServerError error =
        site.target().dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    String code = failure.sqlState().isEmpty() ? "" : " [" + failure.sqlState() + "]";
    Problem problem =
        new Problem(
            error.code(Code.RESTORE_FAILED),
            "%s stopped%s of the dump: %s%s"
                .formatted(backup.name(), place, error.sentence(), code)
                .replace("stopped of the dump", "was not restored"),
            now,
            next(now));
    return new ProblemException(problem, failure);
  }

  private String next(String now) {
    String again = "migr8 backup restore " + backup.name();
    return site.kind().allOrNothing() || now.equals(UNTOUCHED)
        ? "mend what it says, then run: " + again + (wish.clean() ? " --clean" : "")
        : "mend what it says, then begin anew: " + again + " --clean";
  }

  private Problem unreadable(String why) {
    return new Problem(
        Code.BACKUP_DAMAGED,
        backup.name() + " cannot be read on: " + why,
        site.kind().allOrNothing() ? AS_IT_WAS : "a part of it may be in the database",
        "take another backup: migr8 backup list");
  }
}
