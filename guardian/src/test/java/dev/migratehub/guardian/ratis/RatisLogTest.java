package dev.migratehub.guardian.ratis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Standing;
import dev.migratehub.guardian.log.Start;
import dev.migratehub.guardian.log.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class RatisLogTest {

  /// Some of these fill more than one file of the log, and only whole files are thrown away.
  private static final String LONG = "x".repeat(4 << 20);

  @TempDir private Path folder;

  @Test
  void a_group_of_one_needs_a_folder_and_nothing_else() throws Exception {
    Tally tally = new Tally();
    try (ReplicatedLog log = RatisLog.start(LogSettings.alone(folder), tally)) {
      assertThat(Group.ask(log, "a")).isEqualTo("1");
      assertThat(Group.ask(log, "b")).isEqualTo("2");
      log.barrier().get();
      assertThat(tally.lines()).containsExactly("a", "b");
      assertThat(log.standing())
          .satisfies(it -> {
            assertThat(it.role()).isEqualTo("leader");
            assertThat(it.leader()).contains("one");
            assertThat(it.isHealthy()).isTrue();
          });
    }
    Tally again = new Tally();
    try (ReplicatedLog log = RatisLog.start(LogSettings.alone(folder), again)) {
      log.barrier().get();
      assertThat(again.lines()).containsExactly("a", "b");
      assertThat(Group.ask(log, "c")).isEqualTo("3");
    }
  }

  @Test
  void every_member_takes_entries_and_has_them_all_in_one_order() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      List<Thread> threads = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        threads.add(
            Thread.startVirtualThread(() -> {
              for (int i = 0; i < 20; i++) {
                group.asked(name, name + i);
              }
            }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      List<String> lines = group.read("a");
      assertThat(lines).hasSize(60);
      assertThat(group.read("b")).isEqualTo(lines);
      assertThat(group.read("c")).isEqualTo(lines);
    }
  }

  /// With the next heartbeat it would be two to four seconds later: over a minute in all.
  @Test
  @Timeout(60)
  void a_follower_hears_of_a_commit_from_its_leader_at_once() throws Exception {
    Timing slow =
        new Timing(
            Duration.ofSeconds(8),
            Duration.ofSeconds(9),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30));
    try (Group group = new Group(folder, Optional.empty(), slow, "a", "b", "c")) {
      Group.ask(group.log("a"), "first");
      String leader = group.leader();
      List<String> followers = Stream.of("a", "b", "c").filter(it -> !it.equals(leader)).toList();
      for (int i = 1; i <= 30; i++) {
        Group.ask(group.log(leader), "line" + i);
        for (String follower : followers) {
          while (group.tally(follower).lines().size() <= i) {
            Thread.sleep(1);
          }
        }
      }
    }
  }

  @Test
  void a_member_that_was_away_catches_up_by_the_log() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      Group.ask(group.log("a"), "before");
      String away = group.follower();
      group.stop(away);
      String other = group.follower();
      IntStream.range(0, 10).forEach(i -> group.asked(other, "line" + i));
      group.restart(away);
      assertThat(group.read(away)).hasSize(11);
      assertThat(group.tally(away).loads()).isZero();
    }
  }

  @Test
  void a_snapshot_is_installed_on_a_follower_that_was_away_and_it_lives_on() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      Group.ask(group.log("a"), "before");
      String away = group.follower();
      group.stop(away);
      String other = group.follower();
      IntStream.range(0, 6).forEach(i -> group.asked(other, i + LONG));
      for (Peer peer : group.founders) {
        if (!peer.id().equals(away)) {
          group.log(peer.id()).compact();
        }
      }
      group.restart(away);
      assertThat(group.read(away)).hasSize(7);
      assertThat(group.tally(away).loads()).isPositive();
      assertThat(Group.ask(group.log(away), "after")).isEqualTo("8");
      assertThat(group.read(away)).hasSize(8);
      assertThat(group.log(away).standing().trouble()).isEmpty();
    }
  }

  @Test
  void a_snapshot_is_installed_on_a_live_follower() throws Exception {
    try (Group group = new Group(folder, "a", "b")) {
      IntStream.range(0, 6).forEach(i -> group.asked("a", i + LONG));
      group.log(group.leader()).compact();
      Peer late = Group.peer("late");
      group.start(late, group.founders, Start.JOIN);
      group.log("a").join(late);
      assertThat(group.read("late")).hasSize(6);
      assertThat(group.tally("late").loads()).isPositive();
      assertThat(Group.ask(group.log("late"), "after")).isEqualTo("7");
      assertThat(group.log("late").standing().trouble()).isEmpty();
    }
  }

  @Test
  void one_becomes_three_and_two_again() throws Exception {
    try (Group group = new Group(folder, "a")) {
      Group.ask(group.log("a"), "1");
      List<Peer> members = new ArrayList<>(group.founders);
      for (String name : List.of("b", "c")) {
        Peer peer = Group.peer(name);
        group.start(peer, List.copyOf(members), Start.JOIN);
        assertThat(group.log(name).standing().role()).isEqualTo("joining");
        group.log(name).join(peer);
        members.add(peer);
      }
      assertThat(group.read("c")).containsExactly("1");
      group.log("b").leave("a");
      group.stop("a");
      assertThat(Group.ask(group.log("b"), "2")).isEqualTo("2");
      assertThat(group.log("b").standing().members())
          .extracting(Peer::id)
          .containsExactly("b", "c");
    }
  }

  @Test
  void leadership_goes_where_it_is_sent() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      Group.ask(group.log("a"), "1");
      String next = group.follower();
      group.log("a").lead(next);
      while (!group.log(next).standing().role().equals("leader")) {
        Thread.sleep(20);
      }
      assertThat(Group.ask(group.log("a"), "2")).isEqualTo("2");
    }
  }

  @Test
  void an_entry_that_cannot_be_applied_stops_the_member_and_is_answered_by_nobody()
      throws Exception {
    try (Group group = new Group(folder, "a")) {
      Group.ask(group.log("a"), "1");
      ReplicatedLog log = group.log("a");
      assertThatThrownBy(() -> Group.ask(log, "break"))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LogStopped.class);
      assertThat(log.stopped().get(10, TimeUnit.SECONDS)).hasMessageContaining("cannot be applied");
      assertThatThrownBy(() -> log.barrier().get()).hasCauseInstanceOf(LogStopped.class);
      assertThat(log.standing())
          .extracting(Standing::role, Standing::isHealthy)
          .containsExactly("stopped", false);
      assertThat(group.tally("a").lines()).containsExactly("1");
    }
  }
}
