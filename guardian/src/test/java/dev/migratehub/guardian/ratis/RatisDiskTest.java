package dev.migratehub.guardian.ratis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Start;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.ratis.server.protocol.TermIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a member finds on its disk when it starts.
final class RatisDiskTest {

  @TempDir private Path folder;

  @Test
  void a_restart_reads_the_snapshot_and_what_came_after() throws Exception {
    try (Group group = new Group(folder, "a")) {
      for (int i = 0; i < 450; i++) {
        group.asked("a", "line" + i);
      }
      group.stop("a");
      group.restart("a");
      assertThat(group.read("a")).hasSize(450);
      assertThat(group.tally("a").loads()).isEqualTo(1);
    }
  }

  @Test
  @Timeout(60)
  void changes_are_answered_while_a_snapshot_is_written_which_then_is_whole() throws Exception {
    try (Group group = new Group(folder, "a")) {
      CountDownLatch write = group.tally("a").hold();
      for (int i = 0; i < 450; i++) {
        group.asked("a", "line" + i);
      }
      List<Path> early = snapshots(group.folder("a"));
      write.countDown();
      assertThat(early).isEmpty();
      while (snapshots(group.folder("a")).isEmpty()) {
        group.asked("a", "");
      }
      group.stop("a");
      group.restart("a");
      assertThat(group.read("a")).hasSize(450);
      assertThat(group.tally("a").loads()).isEqualTo(1);
    }
  }

  @Test
  @Timeout(60)
  void a_member_that_ends_while_a_snapshot_is_written_comes_back_whole() throws Exception {
    try (Group group = new Group(folder, "a")) {
      ReplicatedLog log = group.log("a");
      CountDownLatch write = group.tally("a").hold();
      for (int i = 0; i < 250; i++) {
        group.asked("a", "line" + i);
      }
      Thread end = Thread.ofPlatform().start(() -> group.stop("a"));
      log.stopped().get();
      write.countDown();
      end.join();
      group.restart("a");
      assertThat(group.read("a")).hasSize(250);
    }
  }

  @Test
  @Timeout(60)
  void much_in_few_entries_is_a_reason_for_a_snapshot_too() throws Exception {
    try (Group group = new Group(folder, "a")) {
      for (int i = 0; i < 17; i++) {
        group.asked("a", i + "x".repeat(4 << 20));
      }
      while (snapshots(group.folder("a")).isEmpty()) {
        Thread.sleep(10);
      }
    }
  }

  @Test
  @Timeout(60)
  void a_member_that_comes_back_alone_knows_at_once_what_it_knew() throws Exception {
    try (Group group = new Group(folder, "a", "b", "c")) {
      for (int i = 0; i < 20; i++) {
        group.asked("a", "line" + i);
      }
      String back = group.follower();
      List<String> known = group.read(back);
      List.of("a", "b", "c").forEach(group::stop);
      group.restart(back);
      assertThat(known).hasSize(20);
      assertThat(group.tally(back).lines()).isEqualTo(known);
    }
  }

  @Test
  @Timeout(60)
  void what_a_member_knew_is_not_believed_where_its_log_is_another_one() throws Exception {
    try (Group group = new Group(folder, "a")) {
      group.asked("a", "1");
      group.stop("a");
      for (TermIndex other : List.of(TermIndex.valueOf(99, 1), TermIndex.valueOf(1, 1_000))) {
        try (Watermark watermark = Watermark.in(group.folder("a"))) {
          watermark.moved(other.getTerm(), other.getIndex());
        }
        group.restart("a");
        assertThat(group.read("a")).containsExactly("1");
        group.stop("a");
      }
      Files.write(find(group.folder("a"), "applied"), new byte[] {1, 2, 3});
      group.restart("a");
      assertThat(group.read("a")).containsExactly("1");
    }
  }

  @Test
  @Timeout(60)
  void a_snapshot_on_demand_comes_behind_the_one_that_is_written_and_changes_go_on()
      throws Exception {
    try (Group group = new Group(folder, "a")) {
      ReplicatedLog log = group.log("a");
      CountDownLatch write = group.tally("a").hold();
      for (int i = 0; i < 250; i++) {
        group.asked("a", "line" + i);
      }
      CompletableFuture<Long> demanded = CompletableFuture.supplyAsync(log::compact);
      group.asked("a", "more");
      write.countDown();
      assertThat(demanded.get()).isGreaterThan(250);
      assertThat(snapshots(group.folder("a"))).hasSize(2);
    }
  }

  @Test
  @Timeout(60)
  void a_snapshot_that_cannot_be_written_is_told_to_who_demands_one_and_the_next_is_whole()
      throws Exception {
    try (Group group = new Group(folder, "a")) {
      ReplicatedLog log = group.log("a");
      group.asked("a", "1");
      group.tally("a").failOnce();
      assertThatThrownBy(log::compact)
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("no space");
      assertThat(snapshots(group.folder("a"))).isEmpty();
      group.asked("a", "2");
      assertThat(log.compact()).isPositive();
      Path draft = snapshots(group.folder("a")).getFirst().resolveSibling("snapshot.1_99.draft");
      Files.writeString(draft, "begun");
      group.stop("a");
      group.restart("a");
      assertThat(group.read("a")).containsExactly("1", "2");
      assertThat(group.tally("a").loads()).isEqualTo(1);
      assertThat(draft).doesNotExist();
    }
  }

  private static List<Path> snapshots(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(it -> it.getFileName().toString().matches("snapshot\\.\\d+_\\d+"))
          .toList();
    }
  }

  @Test
  void a_member_that_is_told_of_the_members_while_it_starts_begins_quietly() throws Exception {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    Thread.setDefaultUncaughtExceptionHandler((_, problem) -> uncaught.add(problem));
    try (Group group = new Group(folder, "a")) {
      group.asked("a", "1");
      group.stop("a");
      group.restart("a");
      assertThat(group.read("a")).containsExactly("1");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
    assertThat(uncaught).isEmpty();
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
        group.asked("a", "a line that is easy to find " + i);
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
      group.asked("a", "1");
      String torn = group.follower();
      group.asked(torn, "2");
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
      group.asked("a", "1");
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
