package dev.migratehub.hub.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// Decides which addresses may be connected to. A host all of whose addresses are not allowed is
/// not connected to at all, so that a name cannot hide one among others.
public final class Reach {

  /// Where clouds answer whoever asks with the secrets of the machine, and what is no host at all.
  private static final List<Network> METADATA =
      networks(
          "169.254.169.254",
          "169.254.170.2",
          "100.100.100.200",
          "168.63.129.16",
          "192.0.0.192",
          "fd00:ec2::254",
          "fd20:ce::254");

  private static final List<Network> LINK = networks("169.254.0.0/16", "fe80::/10");
  private static final List<Network> LOOPBACK = networks("127.0.0.0/8", "::1");
  private static final List<Network> NOWHERE =
      networks(
          "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "::", "ff00::/8", "2001::/32", "100::/64");

  private final Resolver resolver;
  private final boolean loopback;

  Reach(Resolver resolver, boolean loopback) {
    this.resolver = resolver;
    this.loopback = loopback;
  }

  /// Resolves a host, this once, and looks at its addresses.
  ///
  /// @param allowed where it may be; none means anywhere that is not refused always
  public Reached to(String host, List<Network> allowed) {
    List<InetAddress> addresses;
    try {
      addresses = resolver.addresses(host);
    } catch (UnknownHostException e) {
      return new Reached.Unknown();
    }
    return addresses.stream()
        .map(address -> objection(Ip.plain(address), allowed))
        .flatMap(Optional::stream)
        .findFirst()
        .<Reached>map(Reached.Forbidden::new)
        .orElseGet(() -> new Reached.Allowed(addresses));
  }

  /// Whether a host has one of these addresses; not, when nobody knows it.
  public boolean shares(String host, List<InetAddress> addresses) {
    try {
      return resolver.addresses(host).stream()
          .map(Ip::plain)
          .anyMatch(own -> addresses.stream().map(Ip::plain).anyMatch(own::equals));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Optional<String> objection(InetAddress address, List<Network> allowed) {
    if (holds(METADATA, address)) {
      return Optional.of("is a cloud's metadata service");
    }
    if (holds(LINK, address)) {
      return Optional.of("is link-local");
    }
    if (holds(NOWHERE, address)) {
      return Optional.of("is not one of a host");
    }
    if (!loopback && holds(LOOPBACK, address)) {
      return Optional.of("is this machine");
    }
    return allowed.isEmpty() || holds(allowed, address)
        ? Optional.empty()
        : Optional.of("is outside the networks of the environment's policy");
  }

  private static boolean holds(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  private static List<Network> networks(String... texts) {
    return List.of(texts).stream().map(Network::of).toList();
  }
}
