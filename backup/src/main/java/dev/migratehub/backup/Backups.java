package dev.migratehub.backup;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.BackupFolder;
import dev.migratehub.backup.file.Compression;
import dev.migratehub.backup.file.Listing;
import dev.migratehub.backup.file.Meter;
import dev.migratehub.backup.file.Retention;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The backups of one database: what can be done with them. Whatever a user can act on comes as a
/// [ProblemException].
public final class Backups {

  private final Site site;
  private final Halting halting = new Halting();

  public Backups(Site site) {
    this.site = site;
  }

  /// Asks what is going on here to stop; returns at once. It ends with a problem that says what
  /// state is left.
  public void interrupt() {
    halting.ask();
  }

  /// Makes a backup of the database as it is at one moment.
  public Backup create(Compression compression, Meter meter) {
    return new Creation(site, compression, halting.over(meter), halting).run();
  }

  /// What lies in the folder.
  public Listing list() {
    return site.folder().list();
  }

  /// The backup with that name, after all of its bytes were checked.
  public Backup checked(String name, Meter meter) {
    Backup backup = site.folder().named(name);
    return halted(() -> {
      new Checking(site).check(backup, halting.over(meter));
      return backup;
    });
  }

  /// Restores a backup that was checked into a new database beside this one, which goes afterwards.
  ///
  /// @return what differs from the schema that was backed up, in lines
  public List<String> trial(Backup backup, Meter meter) {
    return halted(() -> new Trial(site, backup, halting.over(meter)).differences());
  }

  /// What would keep a backup that was checked from being restored; throws it as a problem.
  public void refuse(Backup backup, Wish wish) {
    new Restoration(site, backup, wish, Restoration.NOBODY, halting).refuse();
  }

  /// Restores a backup that was checked.
  public Restored restore(Backup backup, Wish wish, Meter meter) {
    return new Restoration(site, backup, wish, halting.over(meter), halting).run();
  }

  /// How a backup is to be restored.
  ///
  /// @param clean whether what is in the database goes first
  /// @param owners whether owners and rights are restored
  public record Wish(boolean clean, boolean owners) {}

  /// A backup that was restored.
  ///
  /// @param parts how many statements that were; of a file, pages
  public record Restored(Backup backup, long parts, java.time.Duration took) {}

  /// Which backups may go, and what was left by those that never became one. Removes nothing.
  public Cleanup cleanup(Retention retention, Meter meter) {
    Listing listing = list();
    Checking checking = new Checking(site);
    Retention.Decision decision =
        retention.decide(
            listing.backups().stream().filter(Backups::isOurs).toList(),
            site.clock().instant(),
            backup -> checking.isGood(backup, halting.over(meter)));
    return new Cleanup(decision.removed(), listing.leftovers(), decision.kept().size());
  }

  /// What a cleaning removes, and how many backups stay.
  public record Cleanup(List<Backup> backups, List<Path> leftovers, int kept) {
    public Cleanup {
      backups = List.copyOf(backups);
      leftovers = List.copyOf(leftovers);
    }

    /// Every file, as a user knows it.
    public List<String> names() {
      List<String> names = new ArrayList<>(backups.stream().map(Backup::name).toList());
      leftovers.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }

  /// Removes what a cleaning decided on.
  public void clean(Cleanup cleanup) {
    try {
      for (Backup backup : cleanup.backups()) {
        BackupFolder.remove(backup);
      }
      for (Path leftover : cleanup.leftovers()) {
        Files.deleteIfExists(leftover);
      }
    } catch (IOException e) {
      Problem problem =
          new Problem(
              Code.FOLDER_NOT_WRITABLE,
              "a backup cannot be removed: " + e.getMessage() + ": " + FileTrouble.words(e),
              "what stands before it in the list was removed, the rest was not",
              "let this user write to the folder, then run the same command again");
      throw new ProblemException(problem, e);
    }
  }

  private static <T> T halted(Supplier<T> work) {
    try {
      return work.get();
    } catch (Halting.Halted e) {
      throw Halting.problem("nothing was changed").exception();
    }
  }

  /// Facts that were copied beside another file are not that file's.
  private static boolean isOurs(Backup backup) {
    return backup.facts().format() <= dev.migratehub.backup.file.Facts.FORMAT
        && backup.facts().fileBytes() > 0;
  }
}
