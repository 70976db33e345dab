package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.util.TimeDuration;

/// Who belongs to the group and who leads it: what is asked of it takes longer than a request, and
/// goes to whoever leads.
final class Membership {

  private final LogSettings settings;
  private final RaftProperties properties;
  private final Parameters parameters;
  private final RaftServer.Division division;

  Membership(
      LogSettings settings,
      RaftProperties properties,
      Parameters parameters,
      RaftServer.Division division) {
    this.settings = settings;
    this.properties = properties;
    this.parameters = parameters;
    this.division = division;
  }

  RaftClientReply join(Peer peer) throws IOException {
    try (RaftClient admin = admin()) {
      return admin
          .admin()
          .setConfiguration(
              SetConfigurationRequest.Arguments.newBuilder()
                  .setServersInNewConf(List.of(peer(peer)))
                  .setMode(SetConfigurationRequest.Mode.ADD)
                  .build());
    }
  }

  RaftClientReply leave(String id) throws IOException {
    List<RaftPeer> now = new ArrayList<>(division.getRaftConf().getCurrentPeers());
    List<RaftPeer> then = now.stream().filter(it -> !it.getId().toString().equals(id)).toList();
    if (then.size() == now.size() || then.isEmpty()) {
      throw new IOException(id + (then.isEmpty() ? " is the last member" : " is no member"));
    }
    try (RaftClient admin = admin()) {
      return admin
          .admin()
          .setConfiguration(
              SetConfigurationRequest.Arguments.newBuilder()
                  .setServersInNewConf(then)
                  .setServersInCurrentConf(now)
                  .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
                  .build());
    }
  }

  RaftClientReply lead(String id) throws IOException {
    try (RaftClient admin = admin()) {
      return admin.admin().transferLeadership(RaftPeerId.valueOf(id), patience());
    }
  }

  /// A client for what takes longer than a request, and goes to whoever leads.
  private RaftClient admin() {
    RaftProperties patient = new RaftProperties(properties);
    RaftClientConfigKeys.Rpc.setRequestTimeout(
        patient, TimeDuration.valueOf(patience(), TimeUnit.MILLISECONDS));
    Collection<RaftPeer> known = division.getRaftConf().getAllPeers();
    return RaftClient.newBuilder()
        .setProperties(patient)
        .setParameters(parameters)
        .setRaftGroup(
            RaftGroup.valueOf(
                RaftGroupId.valueOf(settings.group()),
                known.isEmpty() ? peers(settings.peers()) : known))
        .setRetryPolicy(
            RetryPolicies.retryUpToMaximumCountWithFixedSleep(
                50, TimeDuration.valueOf(100, TimeUnit.MILLISECONDS)))
        .build();
  }

  private long patience() {
    return settings.timing().patience().toMillis();
  }

  static List<RaftPeer> peers(List<Peer> peers) {
    return peers.stream().map(Membership::peer).toList();
  }

  private static RaftPeer peer(Peer peer) {
    return RaftPeer.newBuilder().setId(peer.id()).setAddress(peer.address()).build();
  }
}
