package dev.migratehub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramsTest {

  private static final String SCRIPT = "CREATE TABLE t (id int); INSERT INTO t VALUES (42);";

  @TempDir private Path folder;

  @Test
  void psql_runs_a_script_and_pg_dump_reads_back_what_it_made() throws IOException {
    Database database = PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();
    assertThat(Programs.psql(database).feed(script(SCRIPT)))
        .isEqualTo(new Client.Result(0, "", ""));
    assertThat(Programs.pgDump(database).run().out()).contains("COPY public.t", "\n42\n");
  }

  @Test
  void psql_tells_of_an_error() throws IOException {
    Database database = PostgresServer.shared().newDatabase();
    Client.Result result = Programs.psql(database).feed(script("SELECT 1/0; SELECT 2;"));
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("division by zero");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void mariadb_runs_a_script_and_mariadb_dump_reads_back_what_it_made() throws IOException {
    Database database = MariaDbServer.shared().newDatabase();
    assertThat(Programs.mariadb(database).feed(script(SCRIPT)))
        .isEqualTo(new Client.Result(0, "", ""));
    assertThat(Programs.mariadbDump(database).run().out()).contains("(42)");
  }

  @Test
  void mariadb_speaks_to_mysql() throws IOException {
    Database database = MySqlServer.shared().newDatabase();
    assertThat(Programs.mariadb(database).feed(script(SCRIPT + "SELECT id FROM t;")).out())
        .isEqualTo("id\n42\n");
  }

  @Test
  void sqlite3_stops_at_the_first_error() throws IOException {
    Client sqlite = Programs.sqlite3(folder.resolve("data.db"));
    assertThat(sqlite.feed(script(SCRIPT + "SELECT id FROM t;")).out()).isEqualTo("42\n");
    assertThat(sqlite.feed(script("nonsense; SELECT id FROM t;")).exit()).isNotZero();
  }

  private Path script(String sql) throws IOException {
    return Files.writeString(folder.resolve("script.sql"), sql);
  }
}
