package dev.migratehub.cli.survival;

import dev.migratehub.cli.Running;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that meet a full disk, which a bound on the size of files stands for, so that it needs no
/// rights: after each, history and database say the same, and once there is room what is left can
/// be finished.
@Tag("slow")
final class FullDiskTest {

  private static final int MORE = 8_000_000;

  @TempDir private Path folder;

  private void full(String name, Flavor flavor, Supplier<DatabaseServer> servers) {
    try (Crashing server = new Crashing(servers)) {
      Rounds.repeat(
          "a full disk of " + name,
          1,
          folder,
          (random, place, tally) -> {
            Database database = server.get().newDatabase();
            Path migrations = place.resolve("migrations");
            Scripts scripts = Scripts.writeHeavy(flavor, random, migrations);
            Trial trial = new Trial(flavor, scripts, migrations, database.url(), database::connect);
            server.get().fill(random.nextInt(MORE));
            tally.hit(up(database.url(), migrations));
            if (!roomAgain(server)) {
              tally.hit("a server that never came back");
              return;
            }
            tally.hit(trial.check(), trial.size());
            trial.finish();
            trial.checkAll();
            drop(server.get().administrator(), database);
          });
    }
  }

  /// What is large stands in the way of the next round, whose bound is the largest file.
  private static void drop(Database administrator, Database database) throws SQLException {
    try (Connection connection = administrator.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database " + database.database());
    }
  }

  /// A server may end itself when it cannot write what it has to.
  private static boolean roomAgain(Crashing server) {
    if (server.get().isAlive()) {
      server.get().makeRoom();
      return true;
    }
    server.get().kill();
    return server.comesBack();
  }

  private static String up(String url, Path migrations) {
    try {
      MigrateHub.on(Targets.of("default", url)).scripts(migrations).up();
      return "had room";
    } catch (ProblemException e) {
      Code code = e.problem().code();
      return "ended with " + code.id();
    }
  }

  @Test
  void a_full_disk_of_postgres() {
    full("postgres", Flavor.POSTGRES, PostgresServer::fresh);
  }

  @Test
  void a_full_disk_of_mysql() {
    full("mysql", Flavor.MYSQL, MySqlServer::fresh);
  }

  @Test
  void a_full_disk_of_mariadb() {
    full("mariadb", Flavor.MYSQL, MariaDbServer::small);
  }

  @Test
  void a_full_disk_of_sqlite() {
    Rounds.repeat(
        "a full disk of sqlite",
        2,
        folder,
        (random, place, tally) -> {
          String url = "sqlite:" + place.resolve("d.db");
          Path migrations = place.resolve("migrations");
          Scripts scripts = Scripts.writeHeavy(Flavor.SQLITE, random, migrations);
          Trial trial =
              new Trial(
                  Flavor.SQLITE,
                  scripts,
                  migrations,
                  url,
                  () -> DriverManager.getConnection("jdbc:" + url));
          Running run =
              Running.within(
                  MORE + random.nextInt(2 * MORE), place, Map.of("DATABASE_URL", url), "up");
          tally.hit("ended with " + run.status());
          tally.hit(trial.check(), trial.size());
          trial.finish();
          trial.checkAll();
        });
  }
}
