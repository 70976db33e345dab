package dev.migratehub.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
        System.exit(channel.tryLock() == null ? 1 : 0);
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

  private static OpenTarget open(Path file) {
    return OpenTarget.connect(Targets.of("default", "sqlite:" + file));
  }

  private static TargetLock take(OpenTarget target) {
    return TargetLock.take(target, "t", Duration.ofMillis(100), (holder, since) -> {});
  }

  private static boolean otherProcessLocks(Path folder) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.resolve("data/a.db-migr8.lock").toString())
            .inheritIO()
            .start()
            .waitFor()
        == 0;
  }
}
