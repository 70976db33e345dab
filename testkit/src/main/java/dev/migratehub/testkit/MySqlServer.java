package dev.migratehub.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// MySQL 8.0, bundled without client programs. The account has every right and signs in with a
/// password.
public final class MySqlServer {

  private static final Shared SHARED = new Shared(new Kind());

  private MySqlServer() {}

  /// One server for all tests of this JVM.
  public static Databases shared() {
    return SHARED.get();
  }

  /// One of the caller's own, to be stopped and killed at will.
  public static DatabaseServer fresh() {
    return DatabaseServer.start(new Kind());
  }

  record Kind() implements ServerKind {

    @Override
    public Path template() {
      String name = "mysql-" + Bundle.version("mysql") + "-data";
      return Cache.once(name, Kind::initialise).resolve("data");
    }

    @Override
    public List<String> command(Path data, int port) {
      List<String> command = mysqld(data);
      command.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port, "--skip-mysqlx"));
      // The path of a socket may have 107 bytes; this one is taken from the data folder.
      command.addAll(List.of("--socket=mysql.sock", "--pid-file=mysql.pid"));
      command.addAll(List.of("--skip-ssl", "--skip-log-bin", "--skip-name-resolve"));
      command.addAll(List.of("--innodb-flush-log-at-trx-commit=2", "--innodb-flush-method=nosync"));
      return command;
    }

    @Override
    public Database administrator(int port) {
      String url = "jdbc:mysql://127.0.0.1:" + port + "/mysql";
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
          CREATE USER migr8@'%' IDENTIFIED WITH mysql_native_password BY 'migr8';
          GRANT ALL ON *.* TO migr8@'%' WITH GRANT OPTION;
          """);
      List<String> command = mysqld(folder.resolve("data"));
      command.addAll(List.of("--initialize-insecure", "--init-file=" + accounts));
      Commands.run(folder.resolve("initialise.log"), command);
    }

    private static Path home() {
      Path home = Bundle.archive("mysql-" + Bundle.version("mysql"), "mysql-Linux-amd64.tar.gz");
      // Debian 13 and Ubuntu 24.04 have libaio under another name; mysqld looks beside itself
      // first.
      Path renamed = Path.of("/usr/lib/x86_64-linux-gnu/libaio.so.1t64");
      if (Files.exists(renamed)) {
        Folders.link(home.resolve("bin/libaio.so.1"), renamed);
      }
      return home;
    }

    private static List<String> mysqld(Path data) {
      Path home = home();
      List<String> command = new ArrayList<>();
      command.addAll(List.of(home.resolve("bin/mysqld").toString(), "--no-defaults"));
      command.addAll(List.of("--basedir=" + home, "--lc-messages-dir=" + home.resolve("share")));
      command.addAll(List.of("--datadir=" + data, "--innodb-log-file-size=4M"));
      command.addAll(List.of("--user=" + System.getProperty("user.name")));
      return command;
    }
  }
}
