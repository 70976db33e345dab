package dev.migratehub.hub.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/// The same as [PinnedSockets] for MariaDB's driver, which hands over its properties.
public final class PinnedSocketsOfMariaDb extends ConfigurableSocketFactory {

  /// The driver passes on properties that it does not know itself.
  public static final String PROPERTY = "migrateHubPinned";

  private @Nullable SocketFactory pinned;

  /// Called by the driver.
  public PinnedSocketsOfMariaDb() {}

  @Override
  public void setConfiguration(Configuration configuration, String host) {
    pinned = new PinnedSockets(configuration.nonMappedOptions().getProperty(PROPERTY, ""));
  }

  /// The driver has words of its own for a socket that cannot be made, and the usual ones for one
  /// that cannot be connected.
  @Override
  public Socket createSocket() throws IOException {
    try {
      return sockets().createSocket();
    } catch (IOException e) {
      return new Unconnected(e);
    }
  }

  /// A socket whose connection failed already.
  private static final class Unconnected extends Socket {

    private final IOException why;

    Unconnected(IOException why) {
      this.why = why;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      throw why;
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets().createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets().createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets().createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets().createSocket();
  }

  private SocketFactory sockets() throws IOException {
    SocketFactory known = pinned;
    if (known == null) {
      throw new IOException("the driver did not say which address was allowed");
    }
    return known;
  }
}
