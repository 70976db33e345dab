package dev.migratehub.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL, bundled. The account is a superuser and signs in with a password.
public final class PostgresServer {

  private static final Shared NEWEST = new Shared(new Kind(Major.NEWEST, false));
  private static final Shared OLDER = new Shared(new Kind(Major.OLDER, false));

  private PostgresServer() {}

  /// The versions at hand.
  public enum Major {
    /// PostgreSQL 18.
    NEWEST("postgres", ""),
    /// PostgreSQL 15, for client programs that refuse newer servers.
    OLDER("postgres-older", "older/");

    private final String key;
    private final String folder;

    Major(String key, String folder) {
      this.key = key;
      this.folder = folder;
    }

    /// As in `18.6.0`.
    public String version() {
      return Bundle.version(key);
    }
  }

  /// The newest major, for all tests of this JVM.
  public static Databases shared() {
    return shared(Major.NEWEST);
  }

  /// One server of this major for all tests of this JVM.
  public static Databases shared(Major major) {
    return switch (major) {
      case NEWEST -> NEWEST.get();
      case OLDER -> OLDER.get();
    };
  }

  /// The newest major, to be stopped and killed at will.
  public static DatabaseServer fresh() {
    return DatabaseServer.start(new Kind(Major.NEWEST, false));
  }

  /// Like [#fresh()], with TLS for those who want it and the certificate of [Certificates].
  public static DatabaseServer encrypted() {
    return DatabaseServer.start(new Kind(Major.NEWEST, true));
  }

  record Kind(Major major, boolean encrypted) implements ServerKind {

    @Override
    public Path template() {
      String name = "postgres-" + major.version() + "-data";
      return Cache.once(name, this::initialise).resolve("data");
    }

    @Override
    public List<String> command(Path data, int port) {
      List<String> command = new ArrayList<>(Account.current().prefix());
      command.addAll(List.of(program("postgres"), "-D", data.toString(), "-p", "" + port));
      command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
      command.addAll(List.of("-c", "shared_buffers=32MB"));
      // A killed server loses nothing without fsync; only a machine without power would.
      command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
      if (encrypted) {
        command.addAll(List.of("-c", "ssl=on", "-c", "ssl_key_file=" + Certificates.key()));
        command.addAll(List.of("-c", "ssl_cert_file=" + Certificates.certificate()));
      }
      return command;
    }

    @Override
    public Database administrator(int port) {
      String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
      return new Database(url, "127.0.0.1", port, "postgres", "postgres", "postgres");
    }

    @Override
    public Signal stop() {
      return Signal.INT;
    }

    @Override
    public Signal discard() {
      // KILL would leave a segment of shared memory behind each time.
      return Signal.QUIT;
    }

    private void initialise(Path folder) {
      Path password = folder.resolve("password");
      Folders.write(password, "postgres\n");
      Account.current().own(folder);
      List<String> command = new ArrayList<>(Account.current().prefix());
      command.addAll(List.of(program("initdb"), "-D", folder.resolve("data").toString()));
      command.addAll(List.of("-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + password));
      command.addAll(List.of("-E", "UTF8", "--locale=C", "--no-sync"));
      Commands.run(folder.resolve("initdb.log"), command);
    }

    private String program(String name) {
      String archive = major.folder + "postgres-linux-x86_64.txz";
      Path home = Bundle.archive("postgres-" + major.version(), archive);
      return home.resolve("bin").resolve(name).toString();
    }
  }
}
