package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.execute.Limits;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PgBouncer.Mode;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.PostgresServer.Major;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run whose process is killed in the middle of a long statement makes way for the next one.
final class KilledRunTest {

  private static final String SLEEPING =
      "select pid from pg_stat_activity where state = 'active' and query like '%pg_sleep(600)%'"
          + " and pid <> pg_backend_pid() and datname = current_database()";

  @TempDir private Path folder;

  /// Another process that runs what is pending.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      new Project(Path.of(arguments[0]), arguments[1]).hub().up();
    }
  }

  @ParameterizedTest
  @EnumSource(Major.class)
  void its_lock_goes_with_its_statement(Major major) throws Exception {
    Database database = PostgresServer.shared(major).newDatabase();

    makesWay(database.url(), new Project(folder, database.url()), Duration.ofSeconds(20));
  }

  @Test
  @Tag("slow")
  void its_lease_is_taken_over() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    try (PgBouncer pooler = PgBouncer.before(database, Mode.TRANSACTION)) {
      String url = pooler.database().url();

      makesWay(url, new Project(folder, database.url()), Duration.ofMinutes(1));
    }
  }

  private void makesWay(String url, Project direct, Duration patience) throws Exception {
    Project project = new Project(folder, url);
    project
        .file("001_a.up.sql", "create table a (id int);", "select pg_sleep(600);")
        .file("001_a.down.sql", "drop table a;");
    Process victim = victim(url);
    while (direct.ask(SLEEPING).isEmpty()) {
      assertThat(victim.isAlive()).isTrue();
      Thread.sleep(50);
    }
    victim.destroyForcibly().waitFor();
    project.file("001_a.up.sql", "create table a (id int);");

    Limits limits = new Limits(patience, Duration.ofSeconds(5), Duration.ZERO, 0);
    assertThat(project.hub().limits(limits).up()).hasSize(1);

    assertThat(direct.ask(SLEEPING)).isEmpty();
    assertThat(direct.history()).containsExactly("001:applied");
  }

  private Process victim(String url) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", path, Victim.class.getName(), folder.toString(), url)
        .inheritIO()
        .start();
  }
}
