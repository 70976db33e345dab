package dev.migratehub.guardian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.guardian.fault.Linearizability.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that three members answered while they were killed, paused and cut off could have
/// been answered by one that never fails. `./test --guardian-rounds N` makes N rounds of each.
@Tag("slow")
final class FaultsTest {

  private static final int ROUNDS = Integer.getInteger("guardian.rounds", 0);
  private static final int KEYS = 3;

  @TempDir private static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new Cluster(folder);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /// What is done to the one that leads.
  private interface Fault {
    void happens(MemberProcess leader) throws InterruptedException;
  }

  @Test
  void leaders_are_killed() throws Exception {
    rounds("kill", MemberProcess::kill);
  }

  @Test
  void leaders_are_paused() throws Exception {
    rounds(
        "pause",
        leader -> {
          leader.pause();
          Thread.sleep(2_000);
          leader.go();
        });
  }

  @Test
  void leaders_are_cut_off() throws Exception {
    rounds("cut", leader -> cluster.network.cut(leader.name, true));
  }

  @Test
  void leaders_are_heard_and_do_not_hear() throws Exception {
    rounds("deaf", leader -> cluster.network.cut(leader.name, false));
  }

  @Test
  void all_are_killed_at_once() throws Exception {
    rounds("all", _ -> cluster.members.forEach(MemberProcess::kill));
  }

  /// The figure is printed; the bound only says that it comes to an end on any machine.
  @Test
  void a_new_leader_serves_writes_soon_after_the_last_one_was_killed() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < Math.max(3, ROUNDS); i++) {
      MemberProcess leader = cluster.leader();
      MemberProcess other = cluster.without(leader).get(i % 2);
      String create = "create next%d next%d 1".formatted(i, i);
      long begin = System.nanoTime();
      leader.kill();
      assertThat(Cluster.until(other, create, "done")).isEqualTo("done 1");
      seconds.add((System.nanoTime() - begin) / 1e9);
      cluster.heal();
    }
    tell(seconds);
    assertThat(seconds).allMatch(it -> it < 60);
  }

  @SuppressWarnings("SystemOut") // a figure that somebody wants to see each time
  private static void tell(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "guardian: writes went on %.2f s after a leader was killed in the middle of %d rounds, %.2f s at worst%n",
        sorted.get(sorted.size() / 2),
        sorted.size(),
        sorted.getLast());
  }

  private static void rounds(String name, Fault fault) throws Exception {
    for (int i = 0; i < Math.max(1, ROUNDS); i++) {
      String round = name + i;
      Load load = new Load(cluster, round, KEYS, i);
      try {
        Thread.sleep(500);
        fault.happens(cluster.leader());
        Thread.sleep(2_000);
        cluster.heal();
        Thread.sleep(300);
      } finally {
        load.end();
      }
      judge(load, round);
      report(round, load);
    }
  }

  @SuppressWarnings("SystemOut") // the one who asked for many rounds wants to see what they were
  private static void report(String round, Load load) {
    if (ROUNDS > 0) {
      System.out.println("guardian faults, " + round + ": " + load);
    }
  }

  private static void judge(Load load, String round) throws InterruptedException {
    Map<String, List<Call>> calls = load.calls();
    assertThat(load.acknowledged()).isNotEmpty();
    Set<String> values = new HashSet<>();
    for (Map.Entry<String, List<Call>> key : calls.entrySet()) {
      assertThat(Linearizability.holds(key.getValue()))
          .as("%s could have been answered by one: %s", key.getKey(), key.getValue())
          .isTrue();
      List<String> kept = kept(key.getKey());
      assertThat(kept).as("seen twice").doesNotHaveDuplicates();
      values.addAll(kept);
    }
    assertThat(values).as("lost in " + round).containsAll(load.acknowledged());
  }

  /// All versions of a key, of which every member has the same.
  private static List<String> kept(String key) throws InterruptedException {
    List<List<String>> all = new ArrayList<>();
    for (MemberProcess member : cluster.members) {
      Cluster.until(member, "read " + key, "seen");
      String values = member.ask("values " + key);
      all.add(values.isEmpty() ? List.of() : List.of(values.split(" ", -1)));
    }
    assertThat(all).allMatch(it -> it.equals(all.getFirst()));
    return all.getFirst();
  }
}
