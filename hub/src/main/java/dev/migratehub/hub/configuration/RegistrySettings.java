package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.Start;
import dev.migratehub.guardian.log.Timing;
import dev.migratehub.guardian.log.Tls;
import dev.migratehub.hub.BadSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The registry of configurations on this node.
///
/// @param folder where its log and snapshots lie; without one the registry is off, unless the hub
///   brings its own database
/// @param members all of them as `a=host:7001,b=host:7001`; none for a group of one
/// @param node which of them this node is
/// @param start `resume`, or for the first time `found` or `join`
/// @param tlsKey of this member, in PEM, with `tlsCertificate` and `tlsAuthority`
/// @param election after so much silence of the leader another one is elected
/// @param publicReads how many reads a minute one API key is good for
@ConfigurationProperties("migratehub.registry")
record RegistrySettings(
    @Nullable Path folder,
    @DefaultValue List<String> members,
    @DefaultValue("") String node,
    @DefaultValue("resume") String start,
    @Nullable Path tlsKey,
    @Nullable Path tlsCertificate,
    @Nullable Path tlsAuthority,
    @DefaultValue("500ms") Duration election,
    @DefaultValue("600000") int publicReads) {

  private static final int SNAPSHOT_EVERY = 20_000;
  private static final Duration REQUEST = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  RegistrySettings {
    members = List.copyOf(members);
  }

  /// How the member begins; empty where the registry is off.
  ///
  /// @param otherwise the folder where none is set; empty for off
  Optional<LogSettings> log(Optional<Path> otherwise) {
    return Optional.ofNullable(folder).or(() -> otherwise).map(this::in);
  }

  private LogSettings in(Path place) {
    if (members.isEmpty()) {
      return LogSettings.alone(place);
    }
    List<Peer> peers = members.stream().map(RegistrySettings::peer).toList();
    Peer self =
        peers.stream()
            .filter(it -> it.id().equals(node))
            .findFirst()
            .orElseThrow(() ->
                new BadSetting(
                    "MIGRATEHUB_REGISTRY_NODE",
                    "names none of the members",
                    "Write which of MIGRATEHUB_REGISTRY_MEMBERS this node is, such as a."));
    Start how = how();
    List<Peer> others = peers.stream().filter(it -> !it.equals(self)).toList();
    try {
      return new LogSettings(
          LogSettings.GROUP,
          self,
          how == Start.JOIN ? others : peers,
          place,
          how,
          new Timing(election, election.multipliedBy(2), REQUEST, PATIENCE),
          tls(),
          SNAPSHOT_EVERY);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          "MIGRATEHUB_REGISTRY_MEMBERS",
          "cannot be used: " + e.getMessage(),
          "Write all members with different names: a=host1:7001,b=host2:7001,c=host3:7001.");
    }
  }

  private static Peer peer(String text) {
    try {
      return Peer.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          "MIGRATEHUB_REGISTRY_MEMBERS",
          "holds something that is no member: " + e.getMessage(),
          "Write members as a=host1:7001,b=host2:7001,c=host3:7001.");
    }
  }

  private Start how() {
    try {
      return Start.valueOf(start.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          "MIGRATEHUB_REGISTRY_START",
          "is " + start,
          "Write resume; or, the first time, found for the members that begin together and join"
              + " for one that comes later.");
    }
  }

  private Optional<Tls> tls() {
    if (tlsKey == null && tlsCertificate == null && tlsAuthority == null) {
      return Optional.empty();
    }
    if (tlsKey == null || tlsCertificate == null || tlsAuthority == null) {
      throw new BadSetting(
          "MIGRATEHUB_REGISTRY_TLS_KEY, _TLS_CERTIFICATE and _TLS_AUTHORITY",
          "are not all set",
          "Name three files in PEM, or none of them.");
    }
    return Optional.of(new Tls(tlsKey, tlsCertificate, tlsAuthority));
  }
}
