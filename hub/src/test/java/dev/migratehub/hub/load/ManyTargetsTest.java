package dev.migratehub.hub.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One migration on two hundred targets, of which one in the middle fails.
@Tag("slow")
final class ManyTargetsTest {

  private static final int COUNT = 200;
  private static final int BAD = 100;

  private static TestHub hub;
  private static Scene scene;
  private static List<Database> targets;
  private static String set;

  @BeforeAll
  static void start() throws SQLException {
    hub = TestHub.start();
    scene = new Scene(hub);
    targets = Stream.generate(MariaDbServer.shared()::newDatabase).limit(COUNT).toList();
    try (Connection connection = targets.get(BAD).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table stops (id int)");
      statement.execute("create table goes_on (id int)");
    }
    set = scene.set("stg", targets.toArray(Database[]::new));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void with_stop_nothing_begins_after_the_failure() throws SQLException {
    JsonNode end = run("stops", "stop");
    List<String> states = Scene.states(end);
    assertThat(states.get(BAD)).isEqualTo("failed");
    assertThat(states.stream().filter("failed"::equals)).hasSize(1);
    assertThat(states.subList(0, BAD)).containsOnly("executed");
    assertThat(states.subList(BAD + 1, COUNT)).contains("canceled");
    asTheTargetsSay("stops", states);
  }

  @Test
  void with_continue_all_others_have_it() throws SQLException {
    JsonNode end = run("goes_on", "continue");
    List<String> states = Scene.states(end);
    assertThat(states.stream().filter("executed"::equals)).hasSize(COUNT - 1);
    assertThat(states.get(BAD)).isEqualTo("failed");
    asTheTargetsSay("goes_on", states);
  }

  private static JsonNode run(String table, String onFailure) {
    String migration = scene.migration("create table " + table + " (id int);", "");
    JsonNode end = scene.executed(migration, "stg", set, "on_failure", onFailure, "parallel", 16);
    assertThat(end.at("/run/state").asString("")).isEqualTo("failed");
    assertThat(end.at("/run/reason").asString("")).startsWith("1 of 200 targets failed");
    return end;
  }

  /// Where an item says executed there is the table, and nowhere else but where it was before.
  private static void asTheTargetsSay(String table, List<String> states) throws SQLException {
    Set<String> there = new HashSet<>();
    try (Connection connection = targets.getFirst().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_schema from information_schema.tables where table_name = '"
                    + table
                    + "'")) {
      while (rows.next()) {
        there.add(rows.getString(1));
      }
    }
    List<String> expected =
        IntStream.range(0, COUNT)
            .filter(i -> i == BAD || states.get(i).equals("executed"))
            .mapToObj(i -> targets.get(i).database())
            .toList();
    assertThat(there).containsExactlyInAnyOrderElementsOf(expected);
  }
}
