package dev.migratehub.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileGripTest {

  /// Another process: ends with 0 when it could lock the file.
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws Exception {
      try (FileChannel channel =
          FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        FileLock lock = channel.tryLock();
        if (arguments.length > 1) {
          System.out.println("locked");
          System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(lock == null ? 1 : 0);
      }
    }
  }

  @Test
  void a_second_run_in_this_process_does_not_loosen_the_lock_of_the_first(@TempDir Path folder)
      throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("data")));
    try (OpenTarget first = open(folder.resolve("data/a.db"));
        OpenTarget second = open(link.resolve("a.db"))) {
      try (TargetLock _ = take(first)) {
        ProblemException refused =
            CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(ProblemException.class, () -> take(second).close()))
                .get();
        assertThat(refused.problem().code()).isEqualTo(Code.TARGET_LOCKED);
        assertThat(refused.problem().what())
            .contains("held by session " + ProcessHandle.current().pid() + " (");
        assertThat(otherProcessLocks(folder)).isFalse();
      }
      assertThat(otherProcessLocks(folder)).isTrue();
      take(second).close();
    }
  }

  @Test
  void a_lock_whose_file_was_removed_is_taken_anew_or_lost(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.db-migr8.lock");
    try (OpenTarget target = open(folder.resolve("a.db"));
        TargetLock lock = take(target)) {
      assertThat(lock.state()).isInstanceOf(TargetLock.State.Kept.class);

      Files.delete(file);
      assertThat(lock.state()).isInstanceOf(TargetLock.State.Regained.class);
      assertThat(lock.state()).isInstanceOf(TargetLock.State.Kept.class);

      Files.move(file, folder.resolve("elsewhere"));
      Process other = holding(file);
      assertThat(lock.state()).isInstanceOf(TargetLock.State.Lost.class);
      other.getOutputStream().close();
      other.waitFor();
    }
  }

  private static OpenTarget open(Path file) {
    return OpenTarget.connect(Targets.of("default", "sqlite:" + file));
  }

  private static TargetLock take(OpenTarget target) {
    return TargetLock.take(
        target, TableName.of("t"), Duration.ofMillis(100), (holder, since) -> {});
  }

  private static boolean otherProcessLocks(Path folder) throws Exception {
    return other(folder.resolve("data/a.db-migr8.lock")).waitFor() == 0;
  }

  /// Another process that holds the lock until its input ends.
  private static Process holding(Path file) throws Exception {
    Process process = other(Files.createFile(file), "stay");
    assertThat(process.inputReader().readLine()).isEqualTo("locked");
    return process;
  }

  private static Process other(Path file, String... more) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(OtherProcess.class.getName(), file.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
