package dev.migratehub.backup.file;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of one target's backups. It may not be there yet, which is like an empty one.
public record BackupFolder(Path path) {

  private static final String UNTOUCHED = "no database was touched";

  /// Begins a backup.
  ///
  /// @param content `sql` or `sqlite`
  /// @throws IOException when the folder cannot be written
  public Draft begin(Instant at, String content, Compression compression) throws IOException {
    Private.folders(path);
    return Draft.begin(path, new FileName(at, 1, content, compression));
  }

  /// What lies in it.
  public Listing list() {
    List<Backup> backups = new ArrayList<>();
    List<Path> going = new ArrayList<>();
    List<Path> leftovers = new ArrayList<>();
    List<Path> strays = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (FileName.isPart(name)) {
        (isHeld(writer(file)) ? going : leftovers).add(file);
      } else if (FileName.isFacts(name) && !Files.exists(bare(file))) {
        (Files.exists(Draft.part(bare(file))) ? going : leftovers).add(file);
      } else if (FileName.isBackup(name)) {
        add(file, backups, strays);
      }
    }
    backups.sort(Comparator.comparing(Backup::at).thenComparing(Backup::name).reversed());
    return new Listing(backups, going, leftovers, strays);
  }

  private static void add(Path file, List<Backup> backups, List<Path> strays) {
    try {
      backups.add(new Backup(file, FactsFile.read(Draft.facts(file))));
    } catch (IOException e) {
      strays.add(file);
    }
  }

  /// The backup that a user names, by its name or a path that ends in this folder.
  ///
  /// @throws ProblemException when there is none, or the name leads elsewhere
  public Backup named(String name) {
    Path file = inside(name);
    if (!Files.isRegularFile(file)) {
      throw unknown(name + " is not in " + path).exception();
    }
    try {
      return new Backup(file, FactsFile.read(Draft.facts(file)));
    } catch (IOException e) {
      String facts = Draft.facts(file).getFileName().toString();
      Problem problem =
          new Problem(
              Code.BACKUP_DAMAGED,
              "what is known of %s stands in %s, which cannot be read: %s"
                  .formatted(name, facts, FileTrouble.words(e)),
              UNTOUCHED,
              "put that file back, or take another backup: migr8 backup list");
      throw new ProblemException(problem, e);
    }
  }

  private Path inside(String name) {
    try {
      Path typed = Path.of(name);
      Path within = path.resolve(typed).normalize();
      Path file =
          typed.getNameCount() == 1 || typed.isAbsolute() ? within : elsewhere(typed, within);
      Path folder = path.toAbsolutePath().normalize();
      boolean stays = folder.equals(file.toAbsolutePath().normalize().getParent());
      if (!stays || Files.isSymbolicLink(file)) {
        throw outside(name).exception();
      }
      return file;
    } catch (InvalidPathException e) {
      throw new ProblemException(outside(name), e);
    }
  }

  /// A relative path may begin at the folder, or where the user is.
  private static Path elsewhere(Path typed, Path within) {
    return Files.exists(within, LinkOption.NOFOLLOW_LINKS) ? within : typed;
  }

  private Problem outside(String name) {
    return new Problem(
        Code.BACKUP_OUTSIDE,
        name + " is no file of the backup folder " + path,
        UNTOUCHED,
        "name a backup as migr8 backup list shows it, or another folder: --backup-directory");
  }

  private static Problem unknown(String what) {
    return new Problem(
        Code.BACKUP_UNKNOWN, what, UNTOUCHED, "see which backups there are: migr8 backup list");
  }

  /// Whether a backup has the bytes that were written, by its size alone.
  public static boolean complete(Backup backup) {
    try {
      return Files.size(backup.file()) == backup.facts().fileBytes();
    } catch (IOException e) {
      return false;
    }
  }

  /// The checksum of a backup as it is now.
  public static String sha256(Backup backup, Meter meter) throws IOException {
    return Sum.of(backup.file(), meter);
  }

  /// Removes a backup, its name first, so that no half of it looks like a whole.
  public static void remove(Backup backup) throws IOException {
    Files.deleteIfExists(backup.file());
    Files.deleteIfExists(Draft.facts(backup.file()));
  }

  private List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      Problem problem =
          new Problem(
              Code.FILE_UNREADABLE,
              "the backup folder %s cannot be read: %s".formatted(path, FileTrouble.words(e)),
              UNTOUCHED,
              "let the user that runs migr8 read it: ls -ld " + path);
      throw new ProblemException(problem, e);
    }
  }

  private static Path bare(Path facts) {
    String name = facts.getFileName().toString();
    return facts.resolveSibling(name.substring(0, name.length() - FileName.FACTS.length()));
  }

  /// The file that is locked while this one is written.
  private static Path writer(Path part) {
    String name = part.getFileName().toString();
    return part.resolveSibling(name.replace(FileName.FACTS + FileName.PART, FileName.PART));
  }

  /// Whether somebody is writing a file.
  private static boolean isHeld(Path part) {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
