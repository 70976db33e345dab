package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Makes the start-up cache: runs the commands that people run on real databases, in a JVM that
/// notes what it loads.
final class Training {

  /// What a large script or seed goes through. The cache remembers by which compiler a method was
  /// compiled, and a start keeps to that; for these, which it knows nothing of, the thorough one
  /// stays open.
  private static final List<String> OPEN =
      List.of(
          "sun.security.provider.SHA2*::*",
          "sun.security.provider.DigestBase::*",
          "dev.migratehub.engine.sql.Cursor::*",
          "dev.migratehub.engine.script.Checksum*::*",
          "dev.migratehub.engine.script.Utf8::*",
          "dev.migratehub.engine.script.DirectiveSearch::*",
          "dev.migratehub.seed.file.Csv*::*",
          "dev.migratehub.seed.table.*::*");

  private static final String SEED =
      """
      id,name,price,made,day,done
      2,two,1.50,2026-01-31 12:00:00.5,2026-01-31,true
      3,"it's, three",,,,false
      """;

  private final Path home;
  private final Path folder;

  /// @param home the installable as far as it is built
  /// @param folder for the migrations and databases of the training
  Training(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /// Leaves the cache in a file.
  void learn(List<String> jars, Path cache) {
    Trees.fresh(folder);
    writeMigrations();
    Path app = home.resolve(Path.of("lib", "app"));
    List<String> command = new ArrayList<>();
    command.add(home.resolve(Path.of("lib", "runtime", "bin", "java")).toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(Launcher.OPTIONS);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CompileCommand=quiet"));
    OPEN.forEach(methods -> command.add("-XX:CompileCommand=exclude," + methods));
    command.addAll(List.of("-Dorg.sqlite.lib.path=" + app, "-Djava.library.path=" + app));
    command.addAll(List.of("-cp", classes(app, jars), "dev.migratehub.cli.Rehearsal"));
    rehearse(command);
  }

  static String classes(Path app, List<String> jars) {
    return jars.stream()
        .map(jar -> app.resolve(jar).toString())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private void writeMigrations() {
    for (int i = 1; i <= 12; i++) {
      String name = "migrations/%03d_things.".formatted(i);
      Trees.write(
          folder.resolve(name + "up.sql"),
          """
          -- The comment of a script.
          create table things_%1$d (id integer primary key, name varchar(40), price numeric(8, 2),
            made timestamp null, day date, done boolean);
          insert into things_%1$d (id, name) values (1, 'it''s one');
          create index things_%1$d_name on things_%1$d (name);
          """
              .formatted(i));
      Trees.write(folder.resolve(name + "down.sql"), "drop table things_%d;%n".formatted(i));
    }
    Trees.write(folder.resolve(".migr8.yaml"), "migration:\n  directory: migrations\n");
    Trees.write(folder.resolve("seeds/010_things_1.csv"), SEED);
    Trees.write(
        folder.resolve("seeds/020_things_2.yaml"),
        """
        table: things_2
        data:
          - id: 2
            name: two
        """);
  }

  private void rehearse(List<String> command) {
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("MIGR8_.*|.*JAVA.*OPTIONS"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      try (var words = process.outputWriter(UTF_8)) {
        words.write(String.join("\n", lines()));
      }
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "no cache came of it:\n" + new String(Trees.bytes(log), UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("--version", "help", "help up", "create --help"));
    lines.addAll(onDatabase("sqlite:training.db"));
    // What the dumping programs of servers would do is not Java; the rest is the same for all.
    lines.add("backup create --url sqlite:training.db");
    lines.add("backup list --url sqlite:training.db");
    for (Databases server :
        List.of(PostgresServer.shared(), MariaDbServer.shared(), MySqlServer.shared())) {
      lines.addAll(onDatabase(server.newDatabase().url()));
    }
    return lines;
  }

  private static List<String> onDatabase(String url) {
    return List.of(
            "status",
            "up 1",
            "up --dry-run",
            "up",
            "up",
            "status",
            "status --json",
            "down 2",
            "up",
            "history",
            "validate",
            "version",
            "goto 3",
            "redo",
            "doctor",
            "config show",
            "seed run",
            "up")
        .stream()
        .map(line -> line + " --url " + url)
        .toList();
  }
}
