package dev.migratehub.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A real PgBouncer on 127.0.0.1 before a running PostgreSQL; the machine brings the program. It
/// ends with this JVM, however the JVM ends.
public final class PgBouncer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder = Folders.throwaway();
  private final int port = DatabaseServer.freePort();
  private final Database behind;
  private final ServerProcess process;

  /// For how long a client keeps the server connection it was given.
  public enum Mode {
    SESSION,
    TRANSACTION
  }

  private PgBouncer(Database behind, Mode mode, String... settings) {
    this.behind = behind;
    Folders.make(folder);
    Folders.write(folder.resolve("users.txt"), quoted(behind.user()) + quoted(behind.password()));
    Folders.write(folder.resolve("pgbouncer.ini"), configuration(mode, settings));
    Account.current().own(folder);
    List<String> command = new ArrayList<>(Account.current().prefix());
    command.add(Programs.find("pgbouncer", "pgbouncer"));
    command.add(folder.resolve("pgbouncer.ini").toString());
    this.process = ServerProcess.start(command, folder.resolve("server.log"), Signal.KILL);
  }

  /// Starts one before the server of a database.
  ///
  /// @param settings more lines of its configuration, as in `default_pool_size = 1`; the last of
  ///   one name counts
  public static PgBouncer before(Database database, Mode mode, String... settings) {
    PgBouncer bouncer = new PgBouncer(database, mode, settings);
    bouncer.awaitReady();
    return bouncer;
  }

  /// The database it stands before, reached through it.
  public Database database() {
    String jdbcUrl = behind.jdbcUrl().replace(":" + behind.port() + "/", ":" + port + "/");
    return new Database(
        jdbcUrl, behind.host(), port, behind.database(), behind.user(), behind.password());
  }

  @Override
  public void close() {
    process.end(Signal.KILL);
    Folders.delete(folder);
  }

  private String configuration(Mode mode, String... settings) {
    return """
    [databases]
    * = host=%s port=%d
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = scram-sha-256
    auth_file = %s
    pool_mode = %s
    %s
    """
        .formatted(
            behind.host(),
            behind.port(),
            port,
            folder.resolve("users.txt"),
            mode.name().toLowerCase(Locale.ROOT),
            String.join("\n", settings));
  }

  private void awaitReady() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          String log = Commands.endOf(folder.resolve("server.log"));
          throw new IllegalStateException("no PgBouncer came up:\n" + log, e);
        }
      }
      Commands.pause();
    }
  }

  private static String quoted(String text) {
    return '"' + text + "\" ";
  }
}
