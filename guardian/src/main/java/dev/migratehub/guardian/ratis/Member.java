package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.Machine;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.Standing;
import dev.migratehub.guardian.log.Start;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.GroupManagementRequest;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SnapshotManagementRequest;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.rpc.CallId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.jspecify.annotations.Nullable;

/// A running server of Ratis and what is asked of it.
final class Member implements Door.Here, AutoCloseable {

  private final LogSettings settings;
  private final RaftProperties properties;
  private final Parameters parameters;
  private final RaftGroupId group;
  private final CompletableFuture<LogStopped> stopped;
  private final Watermark watermark;
  private final Applying applying;
  private final RaftServer server;
  private final RaftServer.Division division;
  private final CompletableFuture<RaftServer.Division> begun = new CompletableFuture<>();
  private final Door door;
  private final ClientId self = ClientId.randomId();

  Member(LogSettings settings, Machine machine, CompletableFuture<LogStopped> stopped) {
    this.settings = settings;
    this.properties = Properties.of(settings);
    this.parameters = Properties.parameters(settings);
    this.group = RaftGroupId.valueOf(settings.group());
    this.stopped = stopped;
    this.watermark = Watermark.in(settings.folder());
    this.applying =
        new Applying(
            machine, watermark, settings.snapshotEvery(), this::stop, this::membersChanged);
    this.door = new Door(settings.timing(), client(Membership.peers(settings.peers())));
    try {
      this.server = build();
      server.start();
      this.division = division();
      begun.complete(division);
      watermark.recall(
          division.getRaftLog(), machine, () -> stopped.isDone() || !division.getInfo().isAlive());
    } catch (IOException | RuntimeException e) {
      // Whatever was wrong closes the server beside this, which may be another failure then.
      door.close();
      watermark.close();
      throw cannotStart(e);
    }
  }

  private RaftServer build() throws IOException {
    // Who joins is in no group until he is made a member, and stands for no election before.
    boolean joins = settings.start() == Start.JOIN;
    return RaftServer.newBuilder()
        .setServerId(RaftPeerId.valueOf(settings.self().id()))
        .setGroup(joins ? null : RaftGroup.valueOf(group, Membership.peers(settings.peers())))
        .setStateMachine(applying)
        .setProperties(properties)
        .setParameters(parameters)
        .setOption(RaftStorage.StartupOption.RECOVER)
        .build();
  }

  private RaftServer.Division division() throws IOException {
    boolean known = false;
    for (RaftGroupId id : server.getGroupIds()) {
      known |= id.equals(group);
    }
    if (!known) {
      server.groupManagement(
          GroupManagementRequest.newAdd(
              self,
              server.getId(),
              CallId.getAndIncrement(),
              RaftGroup.valueOf(group, Membership.peers(settings.peers()))));
    }
    return server.getDivision(group);
  }

  private LogStopped cannotStart(Exception cause) {
    if (stopped.isDone()) {
      return stopped.join();
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new LogStopped(
        "the member %s cannot start with %s: %s"
            .formatted(settings.self(), settings.folder(), root.getMessage()),
        cause);
  }

  private void stop(String why, @Nullable Throwable cause) {
    LogStopped trouble =
        new LogStopped("the member " + settings.self() + " stopped: " + why, cause);
    if (stopped.complete(trouble)) {
      // Whoever tells of the trouble is a thread that closing waits for.
      Thread.ofVirtual().start(this::close);
    }
  }

  /// Appends an entry, here or where the leader is.
  CompletableFuture<RaftClientReply> send(byte[] entry) {
    return door.send(entry, this);
  }

  @Override
  public boolean isLeader() {
    return division.getInfo().isLeaderReady();
  }

  /// Whether it leads a group of which it is the only member.
  boolean isAlone() {
    Collection<RaftPeer> all = division.getRaftConf().getAllPeers();
    return all.size() == 1 && all.iterator().next().getId().equals(server.getId()) && isLeader();
  }

  /// Saves the way through the network, and the server's own threads where it can.
  @Override
  public CompletableFuture<RaftClientReply> send(Message message) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(self)
            .setServerId(server.getId())
            .setGroupId(group)
            .setCallId(CallId.getAndIncrement())
            .setMessage(message)
            .setType(RaftClientRequest.writeRequestType())
            .build();
    try {
      return division instanceof RaftClientAsynchronousProtocol direct
          ? direct.submitClientRequestAsync(request)
          : server.submitClientRequestAsync(request);
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  Standing standing(long applied, Optional<String> trouble) {
    boolean gone = trouble.isPresent() || !division.getInfo().isAlive();
    RaftPeerId leader = gone ? null : division.getInfo().getLeaderId();
    boolean member = division.getRaftConf().getPeer(server.getId()) != null;
    String role =
        gone
            ? "stopped"
            : member
                ? division.getInfo().getCurrentRole().name().toLowerCase(Locale.ROOT)
                : "joining";
    return new Standing(
        settings.self().id(),
        role,
        Optional.ofNullable(leader).map(RaftPeerId::toString),
        division.getInfo().getCurrentTerm(),
        division.getRaftLog().getLastCommittedIndex(),
        applied,
        members(),
        trouble);
  }

  private List<Peer> members() {
    return division.getRaftConf().getAllPeers().stream()
        .map(it -> Peer.parse(it.getId() + "=" + it.getAddress()))
        .sorted(Comparator.comparing(Peer::id))
        .toList();
  }

  /// What changes the group.
  Membership membership() {
    return new Membership(settings, properties, parameters, division);
  }

  /// Begins a snapshot and waits for it; the second request finds it there.
  RaftClientReply compact() throws IOException {
    applying.demand();
    askForSnapshot();
    applying.finish();
    return askForSnapshot();
  }

  private RaftClientReply askForSnapshot() throws IOException {
    return server.snapshotManagement(
        SnapshotManagementRequest.newCreate(
            self,
            server.getId(),
            group,
            CallId.getAndIncrement(),
            settings.timing().patience().toMillis(),
            1));
  }

  /// May be told while the server still starts.
  private void membersChanged() {
    var _ = begun.thenAcceptAsync(this::learn, Thread::startVirtualThread);
  }

  private void learn(RaftServer.Division division) {
    Collection<RaftPeer> peers = division.getRaftConf().getAllPeers();
    if (!stopped.isDone() && !peers.isEmpty()) {
      door.use(client(peers));
    }
  }

  private RaftClient client(Collection<RaftPeer> peers) {
    return RaftClient.newBuilder()
        .setProperties(properties)
        .setParameters(parameters)
        .setRaftGroup(RaftGroup.valueOf(group, peers))
        .setRetryPolicy(RetryPolicies.noRetry())
        .build();
  }

  @Override
  public void close() {
    stopped.complete(new LogStopped("the member " + settings.self() + " was closed", null));
    door.close();
    try (watermark) {
      server.close();
    } catch (IOException e) {
      // It is not used any more; what it acknowledged is on the disk.
    }
  }
}
