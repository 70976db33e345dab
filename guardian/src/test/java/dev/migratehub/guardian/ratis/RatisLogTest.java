package dev.migratehub.guardian.ratis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Standing;
import dev.migratehub.guardian.log.Start;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
                try {
                  Group.ask(group.log(name), name + i);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
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

  @Test
  void a_member_that_was_away_catches_up_by_the_log() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      Group.ask(group.log("a"), "before");
      String away = group.follower();
      group.stop(away);
      String other = group.follower();
      IntStream.range(0, 10).forEach(i -> asked(group, other, "line" + i));
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
      IntStream.range(0, 6).forEach(i -> asked(group, other, i + LONG));
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
      IntStream.range(0, 6).forEach(i -> asked(group, "a", i + LONG));
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
  void a_restart_reads_the_snapshot_and_what_came_after() throws Exception {
    try (Group group = new Group(folder, "a")) {
      for (int i = 0; i < 450; i++) {
        asked(group, "a", "line" + i);
      }
      group.stop("a");
      group.restart("a");
      assertThat(group.read("a")).hasSize(450);
      assertThat(group.tally("a").loads()).isEqualTo(1);
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
  void a_member_with_an_emptied_disk_does_not_come_back_under_its_name() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      Group.ask(group.log("a"), "1");
      String lost = group.follower();
      group.stop(lost);
      delete(group.folder(lost));
      assertThatThrownBy(() -> group.restart(lost))
          .isInstanceOf(LogStopped.class)
          .hasMessageContaining("join with a new name");
      String other = group.follower();
      group.log(other).leave(lost);
      Peer fresh = Group.peer("fresh");
      List<Peer> rest = group.founders.stream().filter(it -> !it.id().equals(lost)).toList();
      group.start(fresh, rest, Start.JOIN);
      group.log("fresh").join(fresh);
      assertThat(group.read("fresh")).containsExactly("1");
    }
  }

  @Test
  void a_folder_belongs_to_one_member() throws Exception {
    try (Group group = new Group(folder, "a")) {
      group.stop("a");
      Peer other = Group.peer("b");
      LogSettings settings =
          new LogSettings(
              group.id,
              other,
              List.of(other),
              group.folder("a"),
              Start.RESUME,
              Group.QUICK,
              Optional.empty(),
              100);
      assertThatThrownBy(() -> RatisLog.start(settings, new Tally()))
          .isInstanceOf(LogStopped.class)
          .hasMessageContaining("belongs to the member a");
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

  @Test
  void a_snapshot_that_was_changed_on_the_disk_stops_the_member_with_its_name() throws Exception {
    try (Group group = new Group(folder, "a")) {
      Group.ask(group.log("a"), "1");
      group.log("a").compact();
      group.stop("a");
      Path snapshot = find(group.folder("a"), "snapshot.*_[0-9]+");
      Files.writeString(snapshot, "4\nwrong");
      assertThatThrownBy(() -> group.restart("a"))
          .isInstanceOf(LogStopped.class)
          .hasMessageContaining(snapshot.getFileName().toString());
    }
  }

  @Test
  void a_log_that_was_changed_on_the_disk_stops_the_member() throws Exception {
    try (Group group = new Group(folder, "a")) {
      for (int i = 0; i < 20; i++) {
        asked(group, "a", "a line that is easy to find " + i);
      }
      group.stop("a");
      Path log = find(group.folder("a"), "log_.*");
      byte[] bytes = Files.readAllBytes(log);
      bytes[indexOf(bytes, "easy to find 7")] ^= 1;
      Files.write(log, bytes);
      assertThatThrownBy(() -> group.restart("a"))
          .isInstanceOf(LogStopped.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void an_entry_of_which_only_the_beginning_was_written_is_no_entry() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      asked(group, "a", "1");
      String torn = group.follower();
      asked(group, torn, "2");
      group.stop(torn);
      tear(group.folder(torn), 0);
      group.restart(torn);
      assertThat(group.read(torn)).containsExactly("1", "2");
      assertThat(Group.ask(group.log(torn), "3")).isEqualTo("3");
    }
  }

  @Test
  void an_entry_with_a_hole_stops_the_member() throws Exception {
    try (Group group = new Group(folder, "a")) {
      asked(group, "a", "1");
      group.stop("a");
      tear(group.folder("a"), 4_096);
      assertThatThrownBy(() -> group.restart("a"))
          .isInstanceOf(LogStopped.class)
          .hasMessageContaining("checksum");
    }
  }

  /// Writes the beginning of an entry of 60 bytes behind the last one.
  private static void tear(Path folder, int zeros) throws Exception {
    Path log = find(folder, "log_.*");
    byte[] bytes = Files.readAllBytes(log);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    byte[] torn = Arrays.copyOf(bytes, end + 10 + zeros);
    Arrays.fill(torn, end, end + 10, (byte) 60);
    Files.write(log, torn);
  }

  private static void asked(Group group, String name, String line) {
    try {
      Group.ask(group.log(name), line);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static Path find(Path folder, String name) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(it -> it.getFileName().toString().matches(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
