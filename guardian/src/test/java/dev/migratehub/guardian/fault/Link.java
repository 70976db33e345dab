package dev.migratehub.guardian.fault;

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

/// The way of one member to another. While it is cut, nothing comes through and nobody is told, as
/// in a network that loses everything; what was under way arrives when it is mended.
final class Link implements AutoCloseable {

  private final ServerSocket entrance;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private boolean cut;

  Link(InetAddress at, int port) {
    this.port = port;
    try {
      this.entrance = new ServerSocket(port, 50, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  void cut(boolean now) {
    synchronized (change) {
      cut = now;
      change.notifyAll();
    }
  }

  private void passable() throws InterruptedException {
    synchronized (change) {
      while (cut) {
        change.wait();
      }
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        sockets.add(near);
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException e) {
        // It was closed.
      }
    }
  }

  private void connect(Socket near) {
    try {
      passable();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
      sockets.add(far);
      Thread.ofVirtual().start(() -> pump(near, far));
      pump(far, near);
    } catch (IOException e) {
      quietly(near);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 14];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        passable();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone; so is the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      quietly(from);
      quietly(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  @Override
  public void close() {
    quietly(entrance);
    sockets.forEach(Link::quietly);
    cut(false);
  }

  private static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }
}
