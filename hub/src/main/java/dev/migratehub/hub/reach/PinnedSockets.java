package dev.migratehub.hub.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Gives PostgreSQL's driver sockets that are connected already: to an address that was allowed,
/// while the driver goes on to hold the certificate against the name.
public final class PinnedSockets extends SocketFactory {

  private final Pinned pinned;

  /// Called by the driver.
  ///
  /// @param pinned a [Pinned]'s text
  public PinnedSockets(String pinned) {
    this.pinned = Pinned.of(pinned);
  }

  @Override
  public Socket createSocket() throws IOException {
    return pinned.connect();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return pinned.connect();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return pinned.connect();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return pinned.connect();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return pinned.connect();
  }
}
