package dev.migratehub.hub.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.Scene;
import dev.migratehub.testkit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// One migration on some targets, and what must hold there whatever happened to the hubs.
final class Trial {

  private static final String IN_DOUBT = "MH-030";
  private static final int MOST_RETRIES = 20;

  private final Scene scene;
  private final CountedScript script;
  private final List<Database> targets;
  private final String set;
  private final String migration;
  private final Object[] conduct;
  private int decided;

  Trial(Scene scene, CountedScript script, Random random, Database... targets) {
    this.scene = scene;
    this.script = script;
    this.targets = List.of(targets);
    for (Database target : targets) {
      target.execute("create table counted (n int)");
    }
    this.set = scene.set("stg", targets);
    this.migration = scene.migration(script.up(), script.down());
    this.conduct = new Object[] {"parallel", 1 + random.nextInt(2)};
  }

  String begin() {
    return begin(scene.request(migration, "stg", set, conduct));
  }

  String beginRollback() {
    return begin(scene.requestRollback(migration, "stg", set));
  }

  private String begin(String run) {
    scene.approve(run);
    scene.execute(run);
    return run;
  }

  /// How many decisions about statements in doubt it took.
  int decided() {
    return decided;
  }

  /// The run ends without anybody's help; where a statement is in doubt it says so, and with what
  /// is seen in the database it can be gone on with until all is executed.
  void ends(String run, boolean down) {
    JsonNode end = scene.ended(run);
    for (int i = 0; !state(end).equals("executed") && i < MOST_RETRIES; i++) {
      assertThat(state(end)).as(end.toString()).isEqualTo("failed");
      decide(run, end, down);
      end = scene.ended(run);
    }
    assertThat(Scene.states(end)).as(end.toString()).containsOnly("executed");
    for (Database target : targets) {
      check(target, run, down);
    }
  }

  private static String state(JsonNode run) {
    return run.at("/run/state").asString("");
  }

  private void decide(String run, JsonNode end, boolean down) {
    Map<String, Object> decisions = new LinkedHashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      JsonNode item = end.at("/items/" + i);
      if (item.at("/state").asString("").equals("failed")) {
        assertThat(item.at("/error/code").asString("")).as(end.toString()).isEqualTo(IN_DOUBT);
        decisions.put(item.at("/id").asString(""), decision(targets.get(i), item, down));
      }
    }
    decided += decisions.size();
    String body =
        decisions.size() == 1
            ? Scene.json("doubt", decisions.values().iterator().next())
            : Scene.json("doubts", decisions);
    Client.Answer answer = scene.manager().post("/api/v1/runs/" + run + "/retry", body);
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(202);
  }

  /// Looks at what the statement does, as a person would.
  private String decision(Database target, JsonNode item, boolean down) {
    int number =
        1 + Integer.parseInt(target.text("select statements_done from migrate_hub_migrations"));
    assertThat(item.at("/error").toString()).contains("tatement " + number);
    boolean done =
        switch (script.kinds().get(number - 1)) {
          case PAUSE -> false;
          case TABLE -> there(target, number) != down;
          case ROW -> counted(target).containsKey(down ? -number : number);
        };
    return done ? "skip" : "retry";
  }

  private void check(Database target, String run, boolean down) {
    Map<Integer, Integer> expected = new LinkedHashMap<>();
    List<Integer> tables = new ArrayList<>();
    for (int number = 1; number <= script.kinds().size(); number++) {
      switch (script.kinds().get(number - 1)) {
        case ROW -> {
          expected.put(number, 1);
          if (down) {
            expected.put(-number, 1);
          }
        }
        case TABLE -> tables.add(number);
        case PAUSE -> {}
      }
    }
    assertThat(counted(target)).as("%s of %s", target.database(), script).isEqualTo(expected);
    for (int number : tables) {
      assertThat(there(target, number)).as("t_%d", number).isEqualTo(!down);
    }
    String history =
        target.text("select concat(state, ' ', tool_run_id) from migrate_hub_migrations");
    assertThat(history).startsWith(down ? "rolled_back " : "applied ");
    if (!down) {
      assertThat(history).endsWith(run);
    }
  }

  private static Map<Integer, Integer> counted(Database target) {
    Map<Integer, Integer> rows = new LinkedHashMap<>();
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select n, count(*) from counted group by n")) {
      while (found.next()) {
        rows.put(found.getInt(1), found.getInt(2));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean there(Database target, int number) {
    String schema = target.jdbcUrl().contains("postgresql") ? "'public'" : "database()";
    return target
        .text(
            "select count(*) from information_schema.tables where table_schema = %s and table_name = 't_%d'"
                .formatted(schema, number))
        .equals("1");
  }
}
