package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.Tls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/// Our settings in the words of Ratis.
final class Properties {

  /// An entry of the log has at most so many bytes.
  static final int ENTRY = 8 << 20;

  private Properties() {}

  static RaftProperties of(LogSettings settings) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(
        properties, List.of(settings.folder().resolve("raft").toFile()));
    RaftServerConfigKeys.setRemovedGroupsDir(
        properties, settings.folder().resolve("removed").toFile());
    GrpcConfigKeys.Server.setHost(properties, settings.self().host());
    GrpcConfigKeys.Server.setPort(properties, settings.self().port());
    RaftConfigKeys.Rpc.setType(properties, new Transport());
    time(properties, settings);
    log(properties);
    snapshots(properties, settings.snapshotEvery());
    return properties;
  }

  private static void time(RaftProperties properties, LogSettings settings) {
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, time(settings.timing().electionMin()));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, time(settings.timing().electionMax()));
    RaftServerConfigKeys.Rpc.setRequestTimeout(properties, time(settings.timing().request()));
    RaftClientConfigKeys.Rpc.setRequestTimeout(properties, time(settings.timing().request()));
    // A machine that slept is no reason to stop for good; that the leader steps down stays.
    RaftServerConfigKeys.setCloseThreshold(properties, time(Duration.ofDays(365)));
    RaftServerConfigKeys.LeaderElection.setMemberMajorityAdd(properties, true);
  }

  private static void log(RaftProperties properties) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(2L * ENTRY));
    // A Teller tells it; an entry for each commit would be written to every disk as well.
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf("1MB"));
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SizeInBytes.valueOf("64MB"));
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(
        properties, SizeInBytes.valueOf(ENTRY + 1024L));
    // An entry is sent at once, not a millisecond after the last message: one commit needs two.
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
    RaftServerConfigKeys.Log.setWriteBufferSize(properties, SizeInBytes.valueOf(ENTRY + 2048L));
    RaftServerConfigKeys.Log.setCorruptionPolicy(
        properties, RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION);
  }

  private static void snapshots(RaftProperties properties, int every) {
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    // The machine is asked this often, and says when.
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(
        properties, Math.clamp(every / 50, 1, 200));
    RaftServerConfigKeys.Snapshot.setCreationGap(properties, 1);
    RaftServerConfigKeys.Snapshot.setTriggerWhenStopEnabled(properties, false);
    RaftServerConfigKeys.Snapshot.setTriggerWhenRemoveEnabled(properties, false);
    RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
    RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
  }

  static Parameters parameters(LogSettings settings) {
    Parameters parameters = new Parameters();
    settings.tls().ifPresent(it -> GrpcConfigKeys.TLS.setConf(parameters, conf(it)));
    return parameters;
  }

  private static GrpcTlsConfig conf(Tls tls) {
    return new GrpcTlsConfig(
        tls.key().toFile(), tls.certificate().toFile(), tls.authority().toFile(), true);
  }

  private static TimeDuration time(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
