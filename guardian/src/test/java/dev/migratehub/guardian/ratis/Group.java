package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Start;
import dev.migratehub.guardian.log.Timing;
import dev.migratehub.guardian.log.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Members in this process, each with a [Tally].
final class Group implements AutoCloseable {

  static final Timing QUICK =
      new Timing(
          Duration.ofMillis(300),
          Duration.ofMillis(600),
          Duration.ofMillis(1_000),
          Duration.ofSeconds(20));

  final UUID id = UUID.randomUUID();
  final List<Peer> founders;
  private final Path folder;
  private final Optional<Tls> tls;
  private final Timing timing;
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<String, ReplicatedLog> logs = new HashMap<>();

  Group(Path folder, String... names) {
    this(folder, Optional.empty(), names);
  }

  Group(Path folder, Optional<Tls> tls, String... names) {
    this(folder, tls, QUICK, names);
  }

  Group(Path folder, Optional<Tls> tls, Timing timing, String... names) {
    this.folder = folder;
    this.tls = tls;
    this.timing = timing;
    this.founders = Stream.of(names).map(Group::peer).toList();
    founders.forEach(it -> start(it, founders, Start.FOUND));
  }

  static Peer peer(String name) {
    return new Peer(name, "127.0.0.1", freePort());
  }

  ReplicatedLog start(Peer peer, List<Peer> peers, Start start) {
    return start(id, peer, peers, start);
  }

  /// Somebody who would like to belong to another group.
  ReplicatedLog as(UUID other, Peer peer, List<Peer> peers) {
    return start(other, peer, peers, Start.JOIN);
  }

  private ReplicatedLog start(UUID of, Peer peer, List<Peer> peers, Start start) {
    Tally tally = new Tally();
    LogSettings settings =
        new LogSettings(of, peer, peers, folder.resolve(peer.id()), start, timing, tls, 200);
    ReplicatedLog log = RatisLog.start(settings, tally);
    tallies.put(peer.id(), tally);
    logs.put(peer.id(), log);
    return log;
  }

  ReplicatedLog restart(String name) {
    Peer peer = founders.stream().filter(it -> it.id().equals(name)).findFirst().orElseThrow();
    return start(peer, founders, Start.RESUME);
  }

  void stop(String name) {
    Objects.requireNonNull(logs.remove(name)).close();
  }

  ReplicatedLog log(String name) {
    return Objects.requireNonNull(logs.get(name));
  }

  Tally tally(String name) {
    return Objects.requireNonNull(tallies.get(name));
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  /// Who leads, as a member knows it; waits until there is somebody.
  String leader() throws Exception {
    ReplicatedLog any = logs.values().iterator().next();
    while (any.standing().leader().isEmpty()) {
      Thread.sleep(20);
    }
    return any.standing().leader().orElseThrow();
  }

  String follower() throws Exception {
    String leader = leader();
    return logs.keySet().stream()
        .filter(it -> !it.equals(leader))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  static String ask(ReplicatedLog log, String line)
      throws InterruptedException, ExecutionException, TimeoutException {
    byte[] reply = log.propose(line.getBytes(StandardCharsets.UTF_8)).get(30, TimeUnit.SECONDS);
    return new String(reply, StandardCharsets.UTF_8);
  }

  /// The same, where what goes wrong is the test's end.
  void asked(String name, String line) {
    try {
      ask(log(name), line);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a member has when everything acknowledged before has reached it.
  List<String> read(String name) throws Exception {
    log(name).barrier().get(30, TimeUnit.SECONDS);
    return tally(name).lines();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    logs.values().forEach(ReplicatedLog::close);
  }
}
