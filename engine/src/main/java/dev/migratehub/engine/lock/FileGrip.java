package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A lock on a file beside a database file; the system drops it when the process dies. The file
/// holds the words about its holder and stays where it is, because removing it would race with who
/// waits.
final class FileGrip implements TargetLock.Grip {

  /// The lock files that this process has open, and the words of those it has locked. POSIX drops a
  /// process's lock on a file as soon as the process closes any descriptor of that file, so that a
  /// second run in this process may not even look into a file that the first has locked.
  private static final Map<Path, String> OPEN = new ConcurrentHashMap<>();

  private static final int LONGEST = 1000;

  private final Path file;
  private @Nullable FileChannel channel;
  private @Nullable Object key;
  private String seen = "";

  private FileGrip(Path file) {
    this.file = file;
  }

  /// The grip for a database file, or one that always succeeds for a database in memory.
  static TargetLock.Grip beside(OpenTarget target, LockSql.BesideFile sql) {
    String path = target.session().query(sql.path(), Row::first).stream().findFirst().orElse("");
    return path.isEmpty() ? new Free() : new FileGrip(real(Path.of(path + "-migr8.lock")));
  }

  /// Who has the lock, without making or changing the file.
  static Optional<Holder> look(OpenTarget target, LockSql.BesideFile sql) {
    return beside(target, sql) instanceof FileGrip grip ? grip.seenHolder() : Optional.empty();
  }

  private Optional<Holder> seenHolder() {
    String ours = OPEN.putIfAbsent(file, "");
    if (ours != null) {
      return Optional.of(holder(ours));
    }
    if (!Files.exists(file)) {
      OPEN.remove(file);
      return Optional.empty();
    }
    try (FileChannel opened =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = opened.tryLock()) {
      return lock == null ? Optional.of(holder(read(opened))) : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      OPEN.remove(file);
    }
  }

  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return absolute
          .resolveSibling(".")
          .toRealPath()
          .resolve(absolute.getName(absolute.getNameCount() - 1));
    } catch (IOException e) {
      return absolute;
    }
  }

  @Override
  public boolean taken() {
    String other = OPEN.putIfAbsent(file, "");
    if (other != null) {
      seen = other.isEmpty() ? seen : other;
      return false;
    }
    FileChannel opened = null;
    try {
      opened =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = opened.tryLock();
      if (lock != null) {
        describe(opened);
        channel = opened;
        key = key();
        return true;
      }
      seen = read(opened);
      return false;
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      if (channel == null) {
        forget(opened);
      }
    }
  }

  private void describe(FileChannel locked) throws IOException {
    String words =
        "%d %s %s"
            .formatted(
                ProcessHandle.current().pid(),
                System.getProperty("user.name", "?").replace(' ', '_'),
                LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    locked.truncate(0);
    locked.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
    OPEN.put(file, words);
  }

  /// What the holder wrote; nothing where the system does not let others read a locked file.
  private static String read(FileChannel locked) {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    try {
      locked.read(bytes, 0);
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public Optional<Holder> holder() {
    return Optional.of(holder(seen)).filter(known -> !known.session().isEmpty());
  }

  private static Holder holder(String written) {
    String[] words = written.split(" ", 3);
    return words.length < 3
        ? new Holder("", "", "", "", "")
        : new Holder(words[0], words[1], "this machine", words[2].replace('T', ' '), "");
  }

  /// Somebody may have removed the file, and then another run locks a new one.
  @Override
  public boolean held() {
    FileChannel held = channel;
    if (held == null || !Files.exists(file) || !Objects.equals(key, key())) {
      close();
      return false;
    }
    return true;
  }

  /// The lock does not hang on any session.
  @Override
  public TargetLock.Grip again(OpenTarget fresh) {
    return new Free();
  }

  /// What tells the file from another one of its name; null where the system has nothing.
  private @Nullable Object key() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    FileChannel held = channel;
    channel = null;
    if (held != null) {
      try {
        held.truncate(0);
      } catch (IOException e) {
        throw unusable(e);
      } finally {
        forget(held);
      }
    }
  }

  /// Closes the file, and only then lets others of this process open it.
  private void forget(@Nullable FileChannel opened) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      OPEN.remove(file);
    }
  }

  private ProblemException unusable(IOException cause) {
    Problem problem =
        new Problem(
            Code.FOLDER_NOT_WRITABLE,
            "the lock file " + file + " cannot be used: " + FileTrouble.words(cause),
            "nothing was changed",
            "let this user write in the folder of the database file, and see that there is room");
    return new ProblemException(problem, cause);
  }
}
