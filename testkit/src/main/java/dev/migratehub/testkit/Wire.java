package dev.migratehub.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A wire to a server on 127.0.0.1 that can be cut: it passes bytes on in both directions, and when
/// as many as were allowed have passed, it drops every connection and refuses new ones until it is
/// mended.
public final class Wire implements AutoCloseable {

  private final ServerSocket entrance;
  private final int port;
  private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /// A wire to a port.
  public Wire(int port) {
    this(port, InetAddress.getLoopbackAddress());
  }

  /// A wire whose near end is at another address of this machine, such as `::1`.
  public Wire(int port, InetAddress at) {
    this.port = port;
    try {
      this.entrance = new ServerSocket(0, 50, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// The database as it is reached over this wire.
  public Database to(Database database) {
    int own = entrance.getLocalPort();
    String jdbc = database.jdbcUrl().replace(":" + database.port() + "/", ":" + own + "/");
    return new Database(
        jdbc, database.host(), own, database.database(), database.user(), database.password());
  }

  /// Lets so many bytes pass, both directions counted together, and is cut then; of the last piece
  /// only a part may arrive.
  public void cutAfter(long bytes) {
    allowance.set(bytes);
  }

  /// How many of the bytes allowed have not passed yet.
  public long left() {
    return Math.max(0, allowance.get());
  }

  /// Lets everything pass again.
  public void mend() {
    allowance.set(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    quietly(entrance);
    drop();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        sockets.add(client);
        if (allowance.get() <= 0) {
          quietly(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
      } catch (IOException e) {
        // It was closed, or the server is down; the client sees its connection end.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 14];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        long before = allowance.getAndAdd(-read);
        int passing = Math.clamp(before, 0, read);
        out.write(buffer, 0, passing);
        out.flush();
        if (passing < read) {
          drop();
          return;
        }
      }
    } catch (IOException e) {
      // One side is gone; so is the other.
    } finally {
      quietly(from);
      quietly(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void drop() {
    sockets.forEach(Wire::quietly);
  }

  private static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }
}
