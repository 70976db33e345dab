package dev.migratehub.bench;

import dev.migratehub.guardian.By;
import dev.migratehub.guardian.Guardian;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Start;
import dev.migratehub.guardian.log.Timing;
import dev.migratehub.guardian.ratis.RatisLog;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Retention;
import dev.migratehub.guardian.registry.Seen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/// Clients that change a key of their own, again and again, naming the version they saw.
final class RegistryBench {

  private static final String VALUE = "x".repeat(500);

  /// One client's store.
  interface Store {
    /// Changes a key; what it saw is remembered.
    void change(int client, int number) throws IOException, InterruptedException;
  }

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "member" -> {
        Guardian guardian = member(args);
        guardian.log().stopped().join();
      }
      case "load" -> {
        try (Guardian guardian = member(args)) {
          Store store = registry(guardian);
          guardian.log().lead(args[5]);
          load(store, Integer.parseInt(args[4]));
        }
      }
      case "floor-member" -> RatisLog.start(settings(args), new EmptyMachine()).stopped().join();
      case "floor" -> {
        try (ReplicatedLog log = RatisLog.start(settings(args), new EmptyMachine())) {
          Store store = floor(log);
          store.change(0, 0);
          log.lead(args[5]);
          load(store, Integer.parseInt(args[4]));
        }
      }
      case "json" -> load(etcd(args[1].split(",")[0]), Integer.parseInt(args[2]));
      default -> load(new EtcdClient(args[1].split(","), VALUE), Integer.parseInt(args[2]));
    }
    System.exit(0);
  }

  private static void load(Store store, int seconds) throws InterruptedException {
    System.out.println("just started, " + measure(store, 64, 10));
    measure(store, 64, 30);
    measure(store, 1, 20);
    for (int clients : new int[] {1, 64}) {
      System.out.println(measure(store, clients, seconds));
    }
  }

  private static String measure(Store store, int clients, int seconds)
      throws InterruptedException {
    ConcurrentLinkedQueue<long[]> all = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      threads.add(Thread.ofPlatform().start(() -> all.add(run(store, client, end))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return "%2d clients: %,6.0f writes/s, p50 %.1f ms, p99 %.1f ms"
        .formatted(
            clients,
            times.length / (double) seconds,
            times[times.length / 2] / 1e6,
            times[(int) (times.length * 0.99)] / 1e6);
  }

  private static long[] run(Store store, int client, long end) {
    List<Long> times = new ArrayList<>();
    try {
      for (int i = 0; System.nanoTime() < end; i++) {
        long begin = System.nanoTime();
        store.change(client, i);
        times.add(System.nanoTime() - begin);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private static Guardian member(String[] args) {
    return Guardian.start(settings(args), Retention.DEFAULT, Clock.systemUTC());
  }

  private static LogSettings settings(String[] args) {
    List<Peer> peers = Peer.parseAll(args[2]);
    Peer self = peers.stream().filter(it -> it.id().equals(args[1])).findFirst().orElseThrow();
    return new LogSettings(
        LogSettings.GROUP,
        self,
        peers,
        Path.of(args[3]),
        Start.FOUND,
        Timing.DEFAULT,
        Optional.empty(),
        20_000);
  }

  /// The log alone: each entry as long as a change, nothing done with it.
  private static Store floor(ReplicatedLog log) {
    byte[] entry = "x".repeat(800).getBytes(StandardCharsets.UTF_8);
    return (client, number) -> {
      while (true) {
        try {
          log.propose(entry).get();
          return;
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof LogUnavailable)) {
            throw new IOException(e);
          }
          // The others are just starting.
        }
      }
    };
  }

  private static Store registry(Guardian guardian) throws InterruptedException {
    String owner = "bench";
    done(guardian, new Command.PutUser(owner, "bench@example.org", "-"));
    done(guardian, new Command.CreateProject("bench", "Bench", "hash", owner));
    done(guardian, new Command.CreateSchema("any", "Any", Content.parse("{}")));
    long[] seen = new long[64];
    return (client, number) -> {
      ConfigKey key = new ConfigKey("bench", "k" + client);
      Content content = Content.parse("{\"n\":" + number + ",\"v\":\"" + VALUE + "\"}");
      Command command =
          seen[client] == 0
              ? new Command.CreateConfig(key, "any", 0, content)
              : new Command.ChangeConfig(key, Seen.version(seen[client]), 0, content);
      seen[client] = done(guardian, command).version();
    };
  }

  private static Answer.Done done(Guardian guardian, Command command)
      throws InterruptedException {
    By by = new By("bench", UUID.randomUUID().toString(), "");
    while (true) {
      try {
        if (guardian.submit(by, command) instanceof Answer.Done done) {
          return done;
        }
        throw new IllegalStateException("refused: " + command);
      } catch (LogUnavailable e) {
        // The others are just starting.
      }
    }
  }

  private static Store etcd(String address) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = 0; i < 100 && !healthy(http, address); i++) {
      Thread.sleep(100);
    }
    String[] seen = new String[64];
    Arrays.fill(seen, "0");
    return (client, number) -> {
      String key = encoded("k" + client);
      String body =
          """
          {"compare":[{"key":"%1$s","target":"VERSION","version":"%2$s"}],\
          "success":[{"requestPut":{"key":"%1$s","value":"%3$s"}}],\
          "failure":[{"requestRange":{"key":"%1$s"}}]}\
          """
              .formatted(key, seen[client], encoded("{\"n\":" + number + ",\"v\":\"" + VALUE + "\"}"));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/v3/kv/txn"))
              .timeout(Duration.ofSeconds(30))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (!answer.contains("\"succeeded\":true")) {
        throw new IllegalStateException("refused: " + answer);
      }
      seen[client] = String.valueOf(Long.parseLong(seen[client]) + 1);
    };
  }

  private static boolean healthy(HttpClient http, String address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/health")).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"true\"");
    } catch (IOException e) {
      return false;
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
