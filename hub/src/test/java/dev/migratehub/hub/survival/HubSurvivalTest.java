package dev.migratehub.hub.survival;

import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.survival.CountedScript.Flavor;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Hubs that are killed at moments of chance while runs execute: every run ends by itself, no
/// statement takes effect twice, and what the hub says is what the targets say. `./test --hub-kills
/// N` makes N rounds of each.
@Tag("slow")
final class HubSurvivalTest {

  private static final int ROUNDS = Integer.getInteger("hub.rounds", 0);
  private static final long SEED = Long.getLong("hub.seed", System.nanoTime());

  @TempDir private Path folder;

  private final Map<String, Integer> hits = new TreeMap<>();

  @Test
  void one_of_two_hubs_or_both_are_killed() {
    killed(2, 3);
  }

  @Test
  void a_single_hub_is_killed_and_started_again() {
    killed(1, 2);
  }

  private void killed(int hubs, int sample) {
    int rounds = ROUNDS == 0 ? sample : ROUNDS;
    try (TestHub observer = TestHub.start("--migratehub.runs.node-threads=0");
        Fleet fleet = Fleet.of(hubs, observer.database(), folder)) {
      Scene scene = new Scene(observer);
      for (int i = 0; i < rounds; i++) {
        long seed = SEED + i;
        try {
          round(new Random(seed), scene, fleet);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("round " + i + ", -Dhub.seed=" + seed, e);
        }
      }
    }
    report(hubs + " hubs", rounds);
  }

  private void round(Random random, Scene scene, Fleet fleet) {
    Trial postgres =
        new Trial(
            scene,
            CountedScript.of(Flavor.POSTGRES, random),
            random,
            PostgresServer.shared().newDatabase(),
            PostgresServer.shared().newDatabase());
    Trial mysql =
        new Trial(
            scene,
            CountedScript.of(Flavor.MYSQL, random),
            random,
            MariaDbServer.shared().newDatabase(),
            MySqlServer.shared().newDatabase());
    List<Trial> trials = List.of(postgres, mysql);
    List<String> runs = trials.stream().map(Trial::begin).toList();
    kill(random, scene, fleet, runs);
    for (int i = 0; i < runs.size(); i++) {
      trials.get(i).ends(runs.get(i), false);
    }
    if (random.nextInt(3) == 0) {
      List<String> back = trials.stream().map(Trial::beginRollback).toList();
      kill(random, scene, fleet, back);
      for (int i = 0; i < back.size(); i++) {
        trials.get(i).ends(back.get(i), true);
      }
    }
    trials.forEach(trial -> hits.merge("decisions about doubt", trial.decided(), Integer::sum));
  }

  private void kill(Random random, Scene scene, Fleet fleet, List<String> runs) {
    boolean anyMoment = random.nextInt(4) == 0;
    scene.await(
        runs.get(random.nextInt(runs.size())),
        run -> anyMoment || !run.at("/run/state").asString("").equals("queued"));
    pause(random.nextInt(1500));
    hits.merge("kills", fleet.kill(random), Integer::sum);
    for (String run : runs) {
      JsonNode seen = scene.run(run);
      hits.merge("run " + seen.at("/run/state").asString(), 1, Integer::sum);
      Scene.states(seen).forEach(state -> hits.merge("item " + state, 1, Integer::sum));
    }
  }

  @SuppressWarnings("SystemOut") // the one who asked for many rounds wants to see what they were
  private void report(String name, int rounds) {
    if (ROUNDS > 0) {
      System.out.println("hub survival, " + name + ": " + rounds + " rounds, " + hits);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
