package dev.migratehub.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A server in the foreground: it prints its URL on one line and ends when standard input closes or
/// on a signal.
public final class Serve {

  private static final String USAGE =
      """
      usage: Serve postgres|postgres-older|mysql|mariadb [--data FOLDER] [--port NUMBER]
        --data  keep the data in this folder; without it they are thrown away
        --port  listen here on 127.0.0.1; without it on any free port\
      """;

  private Serve() {}

  /// Runs until told to end.
  public static void main(String[] arguments) throws IOException {
    try (DatabaseServer server = start(arguments)) {
      System.out.println(server.administrator().url());
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static DatabaseServer start(String... arguments) {
    if (arguments.length % 2 == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    Home home = new Home.Throwaway();
    int port = 0;
    for (int i = 1; i < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--data" -> home = new Home.Kept(Path.of(arguments[i + 1]));
        case "--port" -> port = Integer.parseInt(arguments[i + 1]);
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    return DatabaseServer.start(kind(arguments[0]), home, port);
  }

  private static ServerKind kind(String name) {
    return switch (name) {
      case "postgres" -> new PostgresServer.Kind(PostgresServer.Major.NEWEST, false);
      case "postgres-older" -> new PostgresServer.Kind(PostgresServer.Major.OLDER, false);
      case "mysql" -> new MySqlServer.Kind();
      case "mariadb" -> new MariaDbServer.Kind(MariaDbServer.Tls.NONE, false);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }
}
