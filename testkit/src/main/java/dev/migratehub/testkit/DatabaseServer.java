package dev.migratehub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A real server on 127.0.0.1. It ends with this JVM, however the JVM ends; until then the port
/// stays the same.
public final class DatabaseServer implements Databases, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServerKind kind;
  private final Home home;
  private final Path folder;
  private final Database administrator;
  private final AtomicInteger databases = new AtomicInteger();
  private final Thread hook = new Thread(this::end);
  private @Nullable ServerProcess process;

  private DatabaseServer(ServerKind kind, Home home, Path folder, int port) {
    this.kind = kind;
    this.home = home;
    this.folder = folder;
    this.administrator = kind.administrator(port);
  }

  static DatabaseServer start(ServerKind kind) {
    return start(kind, new Home.Throwaway(), 0);
  }

  /// @param port 0 for any that is free
  static DatabaseServer start(ServerKind kind, Home home, int port) {
    Path folder =
        switch (home) {
          case Home.Throwaway _ -> Folders.throwaway();
          case Home.Kept kept -> kept.folder().toAbsolutePath();
        };
    DatabaseServer server = new DatabaseServer(kind, home, folder, port == 0 ? freePort() : port);
    server.prepare();
    Runtime.getRuntime().addShutdownHook(server.hook);
    server.start();
    return server;
  }

  @Override
  public Database administrator() {
    return administrator;
  }

  @Override
  public Database newDatabase() {
    String name = "test_" + databases.incrementAndGet();
    try (Connection connection = administrator.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return administrator.named(name);
  }

  /// Starts it again after [#stop] or [#kill], with the same data.
  public synchronized void start() {
    if (process != null) {
      throw new IllegalStateException("already running");
    }
    ServerProcess started =
        ServerProcess.start(kind.command(data(), administrator.port()), log(), lastSignal());
    process = started;
    awaitReady(started);
  }

  /// Stops it the orderly way; open connections are cut.
  public void stop() {
    end(kind.stop());
  }

  /// Ends it at once, as a crash would; the data are kept.
  public void kill() {
    end(Signal.KILL);
  }

  /// Lets no file grow beyond the size of the largest and some bytes more, as on a disk that is
  /// nearly full; for connections made from now on.
  public synchronized void fill(long more) {
    running().limitFiles(Long.toString(Folders.largestFile(data()) + more));
  }

  /// Takes back what [#fill] did.
  public synchronized void makeRoom() {
    running().limitFiles("unlimited");
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException("not running");
    }
    return process;
  }

  /// Whether the process is still there.
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// Ends it and deletes the data, unless they lie where the caller wanted them.
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  private synchronized void end() {
    if (process != null) {
      end(lastSignal());
    }
    if (home instanceof Home.Throwaway) {
      Folders.delete(folder);
    }
  }

  private synchronized void end(Signal signal) {
    if (process == null) {
      throw new IllegalStateException("not running");
    }
    process.end(signal);
    process = null;
  }

  private void prepare() {
    if (!Files.isDirectory(data())) {
      Folders.make(folder);
      Folders.copy(kind.template(), data());
      Account.current().own(folder);
    }
  }

  private void awaitReady(ServerProcess started) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try (Connection connection = administrator.connect()) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (!started.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("no server came up:\n" + Commands.endOf(log()), e);
        }
      }
      Commands.pause();
    }
  }

  private Signal lastSignal() {
    return home instanceof Home.Throwaway ? kind.discard() : kind.stop();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("server.log");
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
