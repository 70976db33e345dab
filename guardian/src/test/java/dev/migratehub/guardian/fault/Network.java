package dev.migratehub.guardian.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Members that reach each other over [Link]s: each has names of its own for the others, which lead
/// to addresses of the loopback that nobody else uses.
final class Network implements AutoCloseable {

  private record Way(String from, String to) {}

  private final List<String> names;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<Way, Link> links = new HashMap<>();

  Network(List<String> names) {
    this.names = names;
    names.forEach(it -> ports.put(it, freePort()));
    for (String from : names) {
      for (String to : names) {
        if (!from.equals(to)) {
          links.put(new Way(from, to), new Link(address(from, to), port(to)));
        }
      }
    }
  }

  /// As every member writes it.
  String members() {
    return names.stream()
        .map(it -> it + "=" + it + ".member:" + ports.get(it))
        .collect(Collectors.joining(","));
  }

  /// Where the names lead for one member.
  void writeHosts(String member, Path file) throws IOException {
    StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
    for (String name : names) {
      String address = name.equals(member) ? "127.0.0.1" : address(member, name).getHostAddress();
      hosts.append(address).append(' ').append(name).append(".member\n");
    }
    Files.writeString(file, hosts);
  }

  /// Nothing goes from this member to others any more, and, where both ways are meant, nothing to
  /// it.
  void cut(String member, boolean bothWays) {
    links.forEach((way, link) -> {
      if (way.from().equals(member) || (bothWays && way.to().equals(member))) {
        link.cut(true);
      }
    });
  }

  void mend() {
    links.values().forEach(it -> it.cut(false));
  }

  @Override
  public void close() {
    links.values().forEach(Link::close);
  }

  private int port(String name) {
    return Objects.requireNonNull(ports.get(name));
  }

  private InetAddress address(String from, String to) {
    try {
      byte[] address = {127, 77, (byte) (1 + names.indexOf(from)), (byte) (1 + names.indexOf(to))};
      return InetAddress.getByAddress(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
