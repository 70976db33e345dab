package dev.migratehub.guardian.ratis;

import org.apache.ratis.grpc.server.GrpcLogAppender;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.jspecify.annotations.Nullable;

/// Brings the log to a follower, and tells it at once how far the log is committed. Ratis would
/// tell it with the next entry or with the next heartbeat only; it is awake at every commit, and
/// has then nothing to send.
final class Teller extends GrpcLogAppender {

  private long told = -1;

  Teller(RaftServer.Division server, LeaderState leader, FollowerInfo follower) {
    super(server, leader, follower);
  }

  /// @return null if there is nothing to send
  @Override
  public @Nullable AppendEntriesRequestProto newAppendEntriesRequest(long callId, boolean heartbeat)
      throws RaftLogIOException {
    AppendEntriesRequestProto request = super.newAppendEntriesRequest(callId, heartbeat);
    if (request == null && isOwedACommit()) {
      request = super.newAppendEntriesRequest(callId, true);
    }
    if (request != null) {
      told = request.getLeaderCommit();
    }
    return request;
  }

  /// Whoever wakes it does not wait until it sleeps: what is owed is not left to the next
  /// heartbeat.
  @Override
  public long getWaitTimeMs() {
    boolean behind = getRaftLog().getLastCommittedIndex() > getFollower().getCommitIndex();
    return behind && isOwedACommit() ? 0 : super.getWaitTimeMs();
  }

  /// A message without entries says nothing of a commit before the follower has everything.
  private boolean isOwedACommit() {
    return getRaftLog().getLastCommittedIndex() > told
        && getFollower().getNextIndex() == getRaftLog().getNextIndex()
        && !hasPendingDataRequests();
  }
}
