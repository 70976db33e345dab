package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Pieces;
import dev.migratehub.testkit.Client;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole script through the terminal client gives what its statements give one by one, and so
/// does the dump of the result.
class DifferentialTest {

  @Test
  void our_statements_do_what_the_client_does_on_the_first_family(@TempDir Path folder)
      throws Exception {
    agreesWithTheClient(MySqlServer.shared(), folder);
  }

  @Test
  void our_statements_do_what_the_client_does_on_the_second_family(@TempDir Path folder)
      throws Exception {
    agreesWithTheClient(MariaDbServer.shared(), folder);
  }

  @Test
  void bodies_run_without_a_delimiter_on_the_first_family() throws Exception {
    bodiesRun(MySqlServer.shared().newDatabase());
  }

  @Test
  void bodies_run_without_a_delimiter_on_the_second_family() throws Exception {
    bodiesRun(MariaDbServer.shared().newDatabase());
  }

  @Test
  void compound_statements_and_packages_run_without_a_delimiter() throws Exception {
    Database database = MariaDbServer.shared().newDatabase();

    runOneByOne(database, resource("extras.sql"));

    assertThat(column(database, "SELECT a FROM t ORDER BY a"))
        .containsExactly(
            "0", "1", "2", "3", "4", "5", "6", "7", "17", "100", "200", "201", "300", "400");
    assertThat(
            column(
                database,
                "SELECT ROUTINE_NAME FROM information_schema.ROUTINES"
                    + " WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE <> 'PACKAGE BODY'"))
        .containsExactlyInAnyOrder("p", "plus", "pack", "q");
  }

  private static void bodiesRun(Database database) throws Exception {
    runOneByOne(database, resource("bodies.sql"));

    assertThat(column(database, "SELECT a FROM t")).containsExactly("6");
    assertThat(column(database, "CALL first_one(1)")).containsExactly("10");
    assertThat(column(database, "SELECT second_one(1)")).containsExactly("one;");
    assertThat(
            column(
                database,
                "SELECT EVENT_COMMENT FROM information_schema.EVENTS"
                    + " WHERE EVENT_SCHEMA = DATABASE()"))
        .containsExactly("x;");
  }

  private static void agreesWithTheClient(Databases server, Path folder) throws Exception {
    String rich = resource("rich.sql");
    Database fed = fed(server, rich, folder);
    String expected = dump(fed);
    assertThat(expected)
        .contains("semi;colon", "PROCEDURE `nested`", "after_log", "EVENT `nightly`");

    assertThat(dump(ours(server, rich))).isEqualTo(expected);
    assertThat(dump(fed(server, expected, folder))).isEqualTo(expected);
    assertThat(dump(ours(server, expected))).isEqualTo(expected);
  }

  private static Database fed(Databases server, String script, Path folder) throws IOException {
    Database database = server.newDatabase();
    Path file = Files.writeString(folder.resolve("script.sql"), script);
    Client.Result result =
        Programs.mariadb(database).feed(file, "--comments", "--default-character-set=utf8mb4");
    assertThat(result.err()).isEmpty();
    return database;
  }

  private static Database ours(Databases server, String script) throws SQLException {
    Database database = server.newDatabase();
    runOneByOne(database, script);
    return database;
  }

  private static void runOneByOne(Database database, String script) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      // One driver turns IGNORE_SPACE on, which routines would remember.
      statement.execute("SET SESSION sql_mode = @@GLOBAL.sql_mode");
      for (String text : Pieces.statements(new Splitter(), script)) {
        statement.execute(text);
      }
    }
  }

  private static String dump(Database database) {
    Client.Result result =
        Programs.mariadbDump(database)
            .run(
                "--routines",
                "--triggers",
                "--events",
                "--skip-comments",
                "--hex-blob",
                "--default-character-set=utf8mb4");
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  private static List<String> column(Database database, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DifferentialTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
