package dev.migratehub.guardian.fault;

import dev.migratehub.guardian.fault.Linearizability.Call;
import dev.migratehub.guardian.fault.Register.Change;
import dev.migratehub.guardian.fault.Register.Create;
import dev.migratehub.guardian.fault.Register.Operation;
import dev.migratehub.guardian.fault.Register.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that read, make and change configurations on all members at once and note what they were
/// told. Who is not answered asks another member with the same idempotency key.
final class Load {

  private static final int CLIENTS = 6;
  private static final int ATTEMPTS = 4;

  private final Cluster cluster;
  private final String round;
  private final int keys;
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Thread> clients = new ArrayList<>();
  private final Map<String, ConcurrentLinkedQueue<Call>> calls = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicLong lastWrite = new AtomicLong(System.nanoTime());
  private final AtomicLong longestGap = new AtomicLong();

  Load(Cluster cluster, String round, int keys, long seed) {
    this.cluster = cluster;
    this.round = round;
    this.keys = keys;
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      clients.add(Thread.ofVirtual().start(() -> run(client, new Random(seed * 31 + client))));
    }
  }

  private void run(int client, Random random) {
    Map<String, Long> known = new HashMap<>();
    for (int i = 0; !over.get(); i++) {
      String key = round + "-" + random.nextInt(keys);
      String value = round + "/" + client + "/" + i;
      long version = known.getOrDefault(key, 0L);
      if (version == 0 || random.nextInt(3) == 0) {
        known.put(key, read(key, random));
      } else if (random.nextInt(20) == 0) {
        create(key, value, random);
      } else {
        known.put(key, change(key, version, value, random));
      }
    }
  }

  private long read(String key, Random random) {
    long begin = System.nanoTime();
    String[] answer = ask("read " + key, random, 1).split(" ", -1);
    if (!answer[0].equals("seen")) {
      return 0;
    }
    Register seen = new Register(Long.parseLong(answer[1]), answer[2]);
    note(key, new Call(begin, System.nanoTime(), new Read(seen)));
    if (seen.version() == 0) {
      create(key, round + "/first/" + random.nextLong(), random);
    }
    return seen.version();
  }

  private void create(String key, String value, Random random) {
    long begin = System.nanoTime();
    String answer = ask("create %s %s %s".formatted(value, key, value), random, ATTEMPTS);
    boolean made = answer.startsWith("done");
    if (made || answer.equals("exists")) {
      note(key, new Call(begin, System.nanoTime(), new Create(value, Optional.of(made))));
      if (made) {
        acknowledged(value);
      }
    } else {
      unanswered(key, begin, new Create(value, Optional.empty()), answer);
    }
  }

  private long change(String key, long version, String value, Random random) {
    long begin = System.nanoTime();
    String answer =
        ask("change %s %s %d %s".formatted(value, key, version, value), random, ATTEMPTS);
    if (answer.startsWith("done") || answer.startsWith("conflict")) {
      long now = Long.parseLong(answer.substring(answer.indexOf(' ') + 1));
      Operation change = new Change(version, value, Optional.of(now));
      note(key, new Call(begin, System.nanoTime(), change));
      if (answer.startsWith("done")) {
        acknowledged(value);
      }
      return now;
    }
    unanswered(key, begin, new Change(version, value, Optional.empty()), answer);
    return 0;
  }

  private void acknowledged(String value) {
    acknowledged.add(value);
    long now = System.nanoTime();
    longestGap.accumulateAndGet(now - lastWrite.getAndSet(now), Math::max);
  }

  private void unanswered(String key, long begin, Operation operation, String answer) {
    if (!answer.startsWith("unknown")
        && !answer.startsWith("unreachable")
        && !answer.startsWith("stopped")) {
      throw new IllegalStateException(operation + " was answered with " + answer);
    }
    unanswered.incrementAndGet();
    note(key, Call.unanswered(begin, operation));
  }

  private String ask(String question, Random random, int attempts) {
    String answer = "";
    for (int i = 0; i < attempts; i++) {
      answer = cluster.members.get(random.nextInt(cluster.members.size())).ask(question);
      if (!answer.startsWith("un") && !answer.startsWith("stopped")) {
        repeated.addAndGet(i > 0 ? 1 : 0);
        return answer;
      }
    }
    return answer;
  }

  private void note(String key, Call call) {
    calls.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>()).add(call);
  }

  /// Ends it; every call has its end then.
  void end() throws InterruptedException {
    over.set(true);
    for (Thread client : clients) {
      client.join();
    }
  }

  Map<String, List<Call>> calls() {
    Map<String, List<Call>> all = new ConcurrentHashMap<>();
    calls.forEach((key, value) -> all.put(key, List.copyOf(value)));
    return all;
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public String toString() {
    int all = calls.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
    return "%d calls, %d acknowledged writes, %d without an answer, %d answered when asked again, longest pause of writes %.2f s"
        .formatted(
            all, acknowledged.size(), unanswered.get(), repeated.get(), longestGap.get() / 1e9);
  }
}
