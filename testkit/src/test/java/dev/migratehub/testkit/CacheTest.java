package dev.migratehub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class CacheTest {

  @Test
  void two_who_make_the_same_folder_both_get_it_whole() throws Exception {
    String name = "cache-test-" + ProcessHandle.current().pid();
    CyclicBarrier bothAreFilling = new CyclicBarrier(2);
    Callable<Path> make =
        () ->
            Cache.once(
                name,
                folder -> {
                  Folders.write(folder.resolve("file"), "whole");
                  await(bothAreFilling);
                });
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Path>> made = threads.invokeAll(List.of(make, make));
      Path folder = made.getFirst().get();
      assertThat(made.getLast().get()).isEqualTo(folder);
      assertThat(folder.resolve("file")).hasContent("whole");
      Folders.delete(folder);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
