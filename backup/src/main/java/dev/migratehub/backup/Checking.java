package dev.migratehub.backup;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.BackupFolder;
import dev.migratehub.backup.file.Facts;
import dev.migratehub.backup.file.Meter;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.util.Optional;

/// Says whether a file is the backup that was written, and one for this database.
final class Checking {

  private static final String UNTOUCHED = "no database was touched";

  private final Site site;

  Checking(Site site) {
    this.site = site;
  }

  /// @throws ProblemException when it is not
  void check(Backup backup, Meter meter) {
    trouble(backup, meter)
        .ifPresent(problem -> {
          throw problem.exception();
        });
  }

  /// Whether all of its bytes are there.
  boolean isGood(Backup backup, Meter meter) {
    return damage(backup, meter).isEmpty();
  }

  private Optional<Problem> trouble(Backup backup, Meter meter) {
    Facts facts = backup.facts();
    if (facts.format() > Facts.FORMAT) {
      return Optional.of(
          new Problem(
              Code.BACKUP_NEWER,
              "%s is of format %d, and this migr8 reads up to %d"
                  .formatted(backup.name(), facts.format(), Facts.FORMAT),
              UNTOUCHED,
              "take the migr8 that wrote it, or a newer one: it was %s"
                  .formatted(facts.toolVersion())));
    }
    if (!facts.engine().equals(site.kind().engine())) {
      return Optional.of(
          new Problem(
              Code.BACKUP_FOREIGN,
              "%s is a backup of %s, and %s is %s"
                  .formatted(
                      backup.name(),
                      facts.product(),
                      site.target().address(),
                      site.target().dialect().name()),
              UNTOUCHED,
              "choose another backup: migr8 backup list; or another database: --url"));
    }
    return damage(backup, meter);
  }

  private Optional<Problem> damage(Backup backup, Meter meter) {
    try {
      if (!BackupFolder.complete(backup)) {
        return Optional.of(damaged(backup, "its size is not that of the file which was written"));
      }
      return BackupFolder.sha256(backup, meter).equals(backup.facts().sha256())
          ? Optional.empty()
          : Optional.of(damaged(backup, "its checksum is not that of the file which was written"));
    } catch (IOException e) {
      return Optional.of(damaged(backup, "it cannot be read: " + FileTrouble.words(e)));
    }
  }

  private static Problem damaged(Backup backup, String why) {
    return new Problem(
        Code.BACKUP_DAMAGED,
        backup.name() + " is damaged: " + why,
        UNTOUCHED,
        "take a copy of it from elsewhere, or another backup: migr8 backup list");
  }
}
