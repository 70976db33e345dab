package dev.migratehub.hub.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Two hundred users who read and twenty who write, for a minute, each with a pause between two
/// requests as people make it. It is no test of the build, because it says how fast this machine
/// is: `./test --hub-load` runs it and prints the figures. It fails when any request does.
final class HubLoad {

  private static final int READERS = Integer.getInteger("hub.readers", 200);
  private static final int WRITERS = Integer.getInteger("hub.writers", 20);
  private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("hub.seconds", 60));
  private static final int LONGEST_PAUSE = 2000;

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Queue<Long> reads = new ConcurrentLinkedQueue<>();
  private final Queue<Long> writes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  @Test
  void two_hundred_read_and_twenty_write() throws InterruptedException {
    try (TestHub hub = TestHub.start("--migratehub.db.pool=20")) {
      Scene scene = new Scene(hub);
      String set = scene.set("stg", PostgresServer.shared().newDatabase());
      String migration = scene.migration("create table t (id int);", "");
      String run = scene.request(migration, "stg", set);
      List<Client> readers = clients(scene, READERS, "user");
      List<Client> writers = clients(scene, WRITERS, "manager");
      Instant end = Instant.now().plus(LASTS);
      List<Thread> all = new ArrayList<>();
      for (Client one : readers) {
        all.add(Thread.ofVirtual().start(() -> reader(one, scene.project(), migration, run, end)));
      }
      for (Client one : writers) {
        all.add(Thread.ofVirtual().start(() -> writer(one, scene.project(), set, end)));
      }
      for (Thread thread : all) {
        thread.join();
      }
    }
    report();
    assertThat(errors).isEmpty();
  }

  private static List<Client> clients(Scene scene, int number, String role) {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      User user = scene.hub().user(Role.of(role));
      scene.member(user, role);
      clients.add(scene.hub().client(user));
    }
    return clients;
  }

  private void reader(Client client, String project, String migration, String run, Instant end) {
    Random random = new Random(client.hashCode());
    List<String> paths =
        List.of(
            "/api/v1/projects",
            "/api/v1/runs?limit=20",
            "/api/v1/approvals",
            "/api/v1/migrations?project=" + project,
            "/api/v1/migrations/" + migration,
            "/api/v1/runs/" + run,
            "/api/v1/db-sets?project=" + project);
    while (Instant.now().isBefore(end)) {
      String path = paths.get(random.nextInt(paths.size()));
      timed(reads, 200, path, () -> client.get(path));
      pause(random);
    }
  }

  private void writer(Client client, String project, String set, Instant end) {
    Random random = new Random(client.hashCode());
    while (Instant.now().isBefore(end)) {
      String wish =
          Scene.json(
              "project_id",
              project,
              "key",
              "" + (500_000 + count.incrementAndGet()),
              "name",
              "load",
              "sql_up",
              "create table t (id int);");
      Client.Answer made =
          timed(writes, 201, "create", () -> client.post("/api/v1/migrations", wish));
      pause(random);
      String path = "/api/v1/migrations/" + made.text("/id") + "/request-approval";
      Client.Answer run =
          timed(writes, 201, "request", () -> client.post(path, Scene.wish("stg", set)));
      pause(random);
      String approve = "/api/v1/runs/" + run.text("/id") + "/approve";
      timed(writes, 200, "approve", () -> client.post(approve, "{}"));
      pause(random);
    }
  }

  private interface Request {
    Client.Answer send();
  }

  private Client.Answer timed(Queue<Long> times, int wanted, String what, Request request) {
    long start = System.nanoTime();
    try {
      Client.Answer answer = request.send();
      times.add((System.nanoTime() - start) / 1_000_000);
      if (answer.status() != wanted) {
        errors.add(what + ": " + answer.status() + " " + answer.whole().body());
      }
      return answer;
    } catch (RuntimeException e) {
      errors.add(what + ": " + e);
      throw e;
    }
  }

  private static void pause(Random random) {
    try {
      Thread.sleep(random.nextInt(LONGEST_PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("SystemOut") // figures are what it is for
  private void report() {
    System.out.println(
        "hub load: %d readers, %d writers, %d s".formatted(READERS, WRITERS, LASTS.toSeconds()));
    System.out.println("reads:  " + figures(reads));
    System.out.println("writes: " + figures(writes));
    System.out.println("errors: " + errors.size() + " " + errors.stream().limit(5).toList());
  }

  private static String figures(Queue<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0
        ? "none"
        : "%d, median %d ms, 95%% within %d ms, 99%% within %d ms, longest %d ms"
            .formatted(
                sorted.length,
                at(sorted, 50),
                at(sorted, 95),
                at(sorted, 99),
                sorted[sorted.length - 1]);
  }

  private static long at(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
