package dev.migratehub.hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;

/// A PostgreSQL of the hub's own, for trying out: on 127.0.0.1 only, with a password that stands in
/// its data folder, where its owner alone can read it.
final class EmbeddedServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedServer(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /// Starts the server on a folder, which is made when it is not there.
  static EmbeddedServer start(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Path secret = folder.resolve("password");
      return Files.exists(secret) ? again(folder, secret) : first(folder, secret);
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL in " + folder + " does not start", e);
    }
  }

  /// The address with the password in it.
  String dsn() {
    return "postgres://%s:%s@127.0.0.1:%d/postgres".formatted(USER, password, server.getPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedServer again(Path folder, Path secret) throws IOException {
    String password = Files.readString(secret).strip();
    return new EmbeddedServer(
        builder(folder).setConnectConfig("password", password).start(), password);
  }

  /// The first start trusts everybody on this machine; from then on the password is asked for.
  private static EmbeddedServer first(Path folder, Path secret) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    EmbeddedPostgres server = builder(folder).start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role " + USER + " password '" + password + "'");
      Files.writeString(
          folder.resolve("server/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      statement.execute("select pg_reload_conf()");
      write(secret, password);
      return new EmbeddedServer(server, password);
    } catch (SQLException e) {
      server.close();
      throw new IOException("its password cannot be set", e);
    }
  }

  private static void write(Path secret, String password) throws IOException {
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, password + "\n");
  }

  private static EmbeddedPostgres.Builder builder(Path folder) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("server"))
        .setOverrideWorkingDirectory(folder.resolve("program").toFile())
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setPGStartupWait(Duration.ofMinutes(2))
        .setServerConfig("max_connections", "100");
  }
}
