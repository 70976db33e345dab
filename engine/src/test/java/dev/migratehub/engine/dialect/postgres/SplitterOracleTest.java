package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.StatementReader;
import dev.migratehub.testkit.Client;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.PostgresServer.Major;
import dev.migratehub.testkit.Programs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What psql does with a whole script, our statements must do one by one.
@Tag("slow")
final class SplitterOracleTest {

  private static final String LOG = "CREATE TABLE log (id serial, value text);\n";

  @TempDir private Path folder;

  @Test
  void a_rich_schema_comes_out_as_psql_makes_it() throws Exception {
    String script = richSchema();
    assertThat(dump(bySplitter(script))).isEqualTo(dump(byPsql(script)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-comments",
        "--inserts",
        "--column-inserts",
        "--quote-all-identifiers",
        "--data-only"
      })
  void a_dump_applies_as_it_stands(String option) throws Exception {
    Database original = byPsql(richSchema());
    String schema = option.equals("--data-only") ? output(original, "--schema-only") : "";
    String dump = output(original, option, "--disable-triggers");
    assertThat(dump).contains("\\restrict");
    String script = schema + dump;
    assertThat(dump(bySplitter(script))).isEqualTo(dump(byPsql(script))).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void composed_scripts_have_the_effect_they_have_in_psql(long seed) throws Exception {
    String script = LOG + NastyScripts.undisputed(new Random(seed), 200).text();
    assertThat(dump(bySplitter(script))).isEqualTo(dump(byPsql(script)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void the_server_takes_what_psql_would_misread(long seed) throws Exception {
    String script = LOG + NastyScripts.of(new Random(seed), 200).text();
    assertThat(dump(bySplitter(script))).contains("CREATE TABLE public.log");
  }

  private Database byPsql(String script) throws IOException {
    Database database = PostgresServer.shared(Major.OLDER).newDatabase();
    Path file = Files.writeString(folder.resolve(database.database() + ".sql"), script);
    Client.Result result = Programs.psql(database).run("--file=" + file, "--output=/dev/null");
    assertThat(result.exit()).as(result.err()).isZero();
    return database;
  }

  private static Database bySplitter(String script) throws SQLException {
    Database database = PostgresServer.shared(Major.OLDER).newDatabase();
    String url = database.jdbcUrl() + "?preferQueryMode=simple";
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    StatementReader reader =
        new StatementReader(new ByteArrayInputStream(bytes), new Splitter(), 1);
    try (Session session =
        new Session(DriverManager.getConnection(url, database.user(), database.password()), true)) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (next.get()) {
          case Segment.Statement(_, _, String text) -> session.execute(text);
          case Segment.Copy(_, _, String text) ->
              session.copy(new Vendor().session().bulk(), text, reader.rows());
          case Segment.Data _, Segment.ClientCommand _, Segment.Blank _ -> {}
        }
      }
    }
    return database;
  }

  private static String dump(Database database) {
    return output(database).replaceAll("\\\\(un)?restrict .*", "");
  }

  private static String output(Database database, String... options) {
    Client.Result result = Programs.pgDump(database).run(options);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  private static String richSchema() throws IOException {
    try (InputStream in = SplitterOracleTest.class.getResourceAsStream("rich-schema.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
