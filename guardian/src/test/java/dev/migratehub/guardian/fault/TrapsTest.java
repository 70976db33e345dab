package dev.migratehub.guardian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong in groups that look right: one test for each.
@Tag("slow")
final class TrapsTest {

  private static final int ROUNDS = Integer.getInteger("guardian.rounds", 1);

  @TempDir private static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new Cluster(folder);
  }

  @AfterEach
  void heal() throws Exception {
    cluster.heal();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void a_leader_that_was_paused_serves_no_stale_strict_read() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String key = "paused" + i;
      MemberProcess leader = cluster.leader();
      assertThat(leader.ask("create %s %s old".formatted(key, key))).isEqualTo("done 1");
      assertThat(leader.ask("read " + key)).isEqualTo("seen 1 old");
      leader.pause();
      MemberProcess other = cluster.without(leader).getFirst();
      Cluster.until(other, "change %s+ %s 1 new".formatted(key, key), "done 2");
      // The question is there before the leader wakes up and learns that it leads no more.
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> leader.ask("read " + key));
      Thread.sleep(200);
      leader.go();
      assertThat(answer.get()).isEqualTo("seen 2 new");
    }
  }

  @Test
  void nothing_is_acknowledged_without_a_majority() throws Exception {
    MemberProcess leader = cluster.leader();
    assertThat(leader.ask("create alone alone 1")).isEqualTo("done 1");
    cluster.without(leader).forEach(MemberProcess::kill);
    assertThat(leader.ask("change alone2 alone 1 2")).startsWith("unknown");
    assertThat(leader.ask("read alone")).startsWith("unknown");
    assertThat(leader.ask("stale alone")).isEqualTo("seen 1 1");
    cluster.heal();
    // It may have been done meanwhile, and is not done twice.
    assertThat(Cluster.until(leader, "change alone2 alone 1 2", "done")).isEqualTo("done 2");
    assertThat(leader.ask("values alone")).isEqualTo("1 2");
  }

  @Test
  void a_repeated_request_gets_the_first_answer_after_the_leader_died() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String key = "again" + i;
      MemberProcess leader = cluster.leader();
      assertThat(leader.ask("create %s %s 1".formatted(key, key))).isEqualTo("done 1");
      String change = "change %s+ %s 1 2".formatted(key, key);
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> leader.ask(change));
      Thread.sleep(i * 7L);
      leader.kill();
      first.join();
      MemberProcess other = cluster.without(leader).getFirst();
      assertThat(Cluster.until(other, change, "done")).isEqualTo("done 2");
      assertThat(other.ask(change)).isEqualTo("done 2");
      assertThat(other.ask("values " + key)).isEqualTo("1 2");
      cluster.heal();
    }
  }

  @Test
  void a_full_disk_stops_the_member_with_a_clear_error_and_the_others_go_on() throws Exception {
    MemberProcess leader = cluster.leader();
    leader.limitFiles(largestFile(leader.data()) + 100_000);
    String large = "x".repeat(60_000);
    MemberProcess other = cluster.without(leader).getFirst();
    for (int i = 0; !leader.ask("role").startsWith("stopped"); i++) {
      assertThat(i).isLessThan(200);
      other.ask("create full%d full%d %s".formatted(i, i, large));
    }
    assertThat(leader.ask("role")).contains("the log cannot be written");
    assertThat(leader.ask("read full0")).startsWith("stopped");
    assertThat(leader.ask("stale full0")).startsWith("stopped");
    assertThat(Cluster.until(other, "create enough enough 1", "done")).isEqualTo("done 1");
    leader.kill();
    leader.start();
    assertThat(Cluster.until(leader, "read enough", "seen")).isEqualTo("seen 1 1");
  }

  private static long largestFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      long largest = 0;
      for (Path file : all) {
        largest = Math.max(largest, Files.size(file));
      }
      return largest;
    }
  }
}
