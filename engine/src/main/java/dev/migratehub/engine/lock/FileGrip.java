package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A lock on a file beside a database file; the system drops it when the process dies. The file
/// holds the words about its holder and stays where it is, because removing it would race with who
/// waits.
final class FileGrip implements TargetLock.Grip {

  private final Path file;
  private final FileChannel channel;
  private @Nullable FileLock lock;

  private FileGrip(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// The grip for a database file, or one that always succeeds for a database in memory.
  static TargetLock.Grip beside(OpenTarget target, LockSql.BesideFile sql) {
    String path = target.session().query(sql.path(), Row::first).stream().findFirst().orElse("");
    if (path.isEmpty()) {
      return new Free();
    }
    Path file = Path.of(path + "-migr8.lock");
    try {
      return new FileGrip(
          file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new Problem(
              Code.FOLDER_NOT_WRITABLE,
              "the lock file " + file + " cannot be written: " + e.getClass().getSimpleName(),
              "nothing was changed",
              "give this user the right to write to the folder of the database file")
          .exception();
    }
  }

  @Override
  public boolean taken() {
    try {
      lock = channel.tryLock();
      if (lock != null) {
        describe();
      }
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe() throws IOException {
    String words =
        "%d %s %s"
            .formatted(
                ProcessHandle.current().pid(),
                System.getProperty("user.name", "?"),
                LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public Optional<Holder> holder() {
    try {
      String[] words = Files.readString(file).split(" ", 3);
      return words.length < 3
          ? Optional.empty()
          : Optional.of(
              new Holder(words[0], words[1], "this machine", words[2].replace('T', ' '), ""));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        channel.truncate(0);
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// No other process can reach the database.
  private record Free() implements TargetLock.Grip {
    @Override
    public boolean taken() {
      return true;
    }

    @Override
    public Optional<Holder> holder() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Nothing was taken.
    }
  }
}
