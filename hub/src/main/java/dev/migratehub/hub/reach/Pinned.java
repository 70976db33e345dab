package dev.migratehub.hub.reach;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Addresses that were allowed, as drivers are told of them.
///
/// @param patience how long each may take to answer
public record Pinned(List<InetAddress> addresses, int port, Duration patience) {

  public Pinned {
    addresses = List.copyOf(addresses);
  }

  /// As a property of a driver has it.
  public String text() {
    String all =
        addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(","));
    return all + " " + port + " " + patience.toMillis();
  }

  /// Reads what [#text()] wrote.
  static Pinned of(String text) {
    String[] parts = text.split(" ", -1);
    return new Pinned(
        Arrays.stream(parts[0].split(",", -1)).map(InetAddress::ofLiteral).toList(),
        Integer.parseInt(parts[1]),
        Duration.ofMillis(Long.parseLong(parts[2])));
  }

  /// A socket that is connected to the first address that answers.
  Socket connect() throws IOException {
    IOException last = new ConnectException("there is no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }
}
