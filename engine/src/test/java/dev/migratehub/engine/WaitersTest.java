package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PgBouncer.Mode;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index that is built concurrently waits for every older snapshot; runs that wait for the lock
/// must not hold one.
final class WaitersTest {

  private static final int WAITERS = 5;

  @TempDir private Path folder;

  private Project project(String url) {
    return new Project(folder.resolve("migrations"), url);
  }

  private void write(Project project) {
    project
        .file("001_a.up.sql", "create table a (id int);")
        .file(
            "002_i.up.sql",
            "-- migr8: statement-timeout=15s",
            "create index concurrently i on a (id);");
  }

  @Test
  void an_index_is_built_while_five_others_wait() throws Exception {
    everybodyArrives(PostgresServer.shared().newDatabase().url());
  }

  @Test
  void an_index_is_built_while_five_others_wait_behind_a_pooler() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    try (PgBouncer pooler = PgBouncer.before(database, Mode.TRANSACTION)) {
      everybodyArrives(pooler.database().url());
    }
  }

  private void everybodyArrives(String url) throws Exception {
    write(project(url));
    try (ExecutorService pool = Executors.newFixedThreadPool(WAITERS)) {
      List<Future<Integer>> others = new ArrayList<>();
      int applied =
          project(url)
              .hub()
              .listener(event -> {
                if (event instanceof Event.Started started && started.index() == 2) {
                  others.addAll(waiting(pool, url));
                }
              })
              .up()
              .size();

      assertThat(applied).isEqualTo(2);
      for (Future<Integer> other : others) {
        assertThat(other.get(30, TimeUnit.SECONDS)).isZero();
      }
    }
    assertThat(project(url).ask("select indisvalid from pg_index where indexrelid = 'i'::regclass"))
        .containsExactly("t");
  }

  private List<Future<Integer>> waiting(ExecutorService pool, String url) {
    CountDownLatch all = new CountDownLatch(WAITERS);
    List<Future<Integer>> others = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      CountDownLatch once = new CountDownLatch(1);
      MigrateHub hub =
          project(url)
              .hub()
              .listener(event -> {
                if (event instanceof Event.Waiting && once.getCount() == 1) {
                  once.countDown();
                  all.countDown();
                }
              });
      others.add(pool.submit(() -> hub.up().size()));
    }
    try {
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return others;
  }
}
