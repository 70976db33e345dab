package dev.migratehub.cli.survival;

import dev.migratehub.cli.Running;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.Wire;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are killed at moments of chance, again and again: after each, history and database say
/// the same, and what is left can be finished. `./test --kills N` makes N rounds of each.
@Tag("slow")
final class SurvivalTest {

  @TempDir private Path folder;

  private static Trial trial(Flavor flavor, Random random, Path folder, Database database)
      throws Exception {
    Path migrations = folder.resolve("migrations");
    Scripts scripts = Scripts.write(flavor, random, migrations);
    return new Trial(flavor, scripts, migrations, database.url(), database::connect);
  }

  // --- our process is killed -------------------------------------------------------------------

  private void killed(Flavor flavor, Databases databases) {
    Rounds.repeat(
        "killed on " + databases.administrator().url().replaceAll(":.*", ""),
        4,
        folder,
        (random, place, tally) -> {
          Database database = databases.newDatabase();
          Trial trial = trial(flavor, random, place, database);
          killSome(random, place, Map.of("DATABASE_URL", database.url()), trial, tally);
        });
  }

  private static void killSome(
      Random random, Path place, Map<String, String> variables, Trial trial, Tally tally)
      throws Exception {
    for (int kills = 1 + random.nextInt(2); kills > 0; kills--) {
      Running run = Running.start(place, variables, "up", "--json");
      run.await("\"planned\"", Duration.ofSeconds(30));
      Thread.sleep(random.nextInt(120));
      run.kill();
      run.status();
      tally.hit(trial.check(), trial.size());
    }
    trial.finish();
    trial.checkAll();
  }

  @Test
  void killed_on_postgres() {
    killed(Flavor.POSTGRES, PostgresServer.shared());
  }

  @Test
  void killed_on_mysql() {
    killed(Flavor.MYSQL, MySqlServer.shared());
  }

  @Test
  void killed_on_mariadb() {
    killed(Flavor.MYSQL, MariaDbServer.shared());
  }

  @Test
  void killed_on_sqlite() {
    Rounds.repeat(
        "killed on sqlite",
        4,
        folder,
        (random, place, tally) -> {
          Path file = place.resolve("d.db");
          Path migrations = place.resolve("migrations");
          Scripts scripts = Scripts.write(Flavor.SQLITE, random, migrations);
          String url = "sqlite:" + file;
          Trial trial =
              new Trial(
                  Flavor.SQLITE,
                  scripts,
                  migrations,
                  url,
                  () -> DriverManager.getConnection("jdbc:" + url));
          killSome(random, place, Map.of("DATABASE_URL", url), trial, tally);
        });
  }

  // --- the wire is cut --------------------------------------------------------------------------

  private void cut(Flavor flavor, Databases databases) {
    Rounds.repeat(
        "cut off from " + databases.administrator().url().replaceAll(":.*", ""),
        25,
        folder,
        (random, place, tally) -> {
          Database database = databases.newDatabase();
          Trial trial = trial(flavor, random, place, database);
          try (Wire wire = new Wire(database.port())) {
            MigrateHub hub =
                MigrateHub.on(Targets.of("default", wire.to(database).url()))
                    .scripts(place.resolve("migrations"));
            for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
              wire.cutAfter(3000 + random.nextInt(40000));
              upOrNot(hub);
              wire.mend();
              tally.hit(trial.check(), trial.size());
            }
          }
          trial.finish();
          trial.checkAll();
        });
  }

  private static void upOrNot(MigrateHub hub) {
    try {
      hub.up();
    } catch (ProblemException e) {
      // What it says is held against the database.
    }
  }

  @Test
  void cut_off_from_postgres() {
    cut(Flavor.POSTGRES, PostgresServer.shared());
  }

  @Test
  void cut_off_from_mysql() {
    cut(Flavor.MYSQL, MySqlServer.shared());
  }

  @Test
  void cut_off_from_mariadb() {
    cut(Flavor.MYSQL, MariaDbServer.shared());
  }

  // --- the server is killed ---------------------------------------------------------------------

  private void crashed(String name, Flavor flavor, Supplier<DatabaseServer> servers) {
    try (Crashing server = new Crashing(servers)) {
      Rounds.repeat(
          "a crash of " + name,
          2,
          folder,
          (random, place, tally) -> {
            Database database = server.get().newDatabase();
            Trial trial = trial(flavor, random, place, database);
            MigrateHub hub =
                MigrateHub.on(Targets.of("default", database.url()))
                    .scripts(place.resolve("migrations"));
            long moment = random.nextInt(150);
            Thread crash = Thread.ofVirtual().start(() -> killAfter(server.get(), moment));
            upOrNot(hub);
            crash.join();
            if (!server.comesBack()) {
              tally.hit("a server that never came back");
              return;
            }
            tally.hit(trial.check(), trial.size());
            trial.finish();
            trial.checkAll();
          });
    }
  }

  private static void killAfter(DatabaseServer server, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.kill();
  }

  @Test
  void a_crash_of_postgres() {
    crashed("postgres", Flavor.POSTGRES, PostgresServer::fresh);
  }

  @Test
  void a_crash_of_mysql() {
    crashed("mysql", Flavor.MYSQL, MySqlServer::fresh);
  }

  @Test
  void a_crash_of_mariadb() {
    crashed("mariadb", Flavor.MYSQL, MariaDbServer::fresh);
  }
}
