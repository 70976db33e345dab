package dev.migratehub.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The client programs that users have beside us. MariaDB's come with its server, so that both are
/// of one version; the others are the machine's.
public final class Programs {

  private Programs() {}

  /// `psql`, stopping at the first error.
  public static Client psql(Database database) {
    return postgres("psql", database, "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--quiet");
  }

  /// `pg_dump`, which refuses a server newer than itself.
  public static Client pgDump(Database database) {
    return postgres("pg_dump", database);
  }

  /// `mariadb`, which speaks to MySQL too.
  public static Client mariadb(Database database) {
    return mariadb("mariadb", database);
  }

  /// `mariadb-dump`, whose dumps of MySQL do not load everywhere.
  public static Client mariadbDump(Database database) {
    return mariadb("mariadb-dump", database);
  }

  /// `sqlite3`, stopping at the first error.
  public static Client sqlite3(Path file) {
    String program = find("sqlite3", "sqlite3");
    return new Client(List.of(program, "-batch", "-bail", file.toString()), Map.of());
  }

  private static Client postgres(String name, Database database, String... more) {
    List<String> connection =
        List.of(
            find(name, "postgresql-client"),
            "--host=" + database.host(),
            "--port=" + database.port(),
            "--username=" + database.user(),
            "--dbname=" + database.database(),
            "--no-password");
    return new Client(concat(connection, List.of(more)), Map.of("PGPASSWORD", database.password()));
  }

  private static Client mariadb(String name, Database database) {
    List<String> command =
        List.of(
            MariaDbServer.program(name).toString(),
            "--no-defaults",
            "--protocol=tcp",
            "--skip-ssl",
            "--host=" + database.host(),
            "--port=" + database.port(),
            "--user=" + database.user(),
            database.database());
    return new Client(command, Map.of("MYSQL_PWD", database.password()));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /// The path of a program of the machine's.
  static String find(String program, String debianPackage) {
    // Servers lie where only root's path leads.
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, program);
      if (Files.isExecutable(file)) {
        return file.toString();
      }
    }
    throw new IllegalStateException(
        "%s is not on the PATH; on Debian it is in the package %s"
            .formatted(program, debianPackage));
  }
}
