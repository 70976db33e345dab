package dev.migratehub.guardian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.guardian.fault.Linearizability.Call;
import dev.migratehub.guardian.fault.Register.Change;
import dev.migratehub.guardian.fault.Register.Create;
import dev.migratehub.guardian.fault.Register.Operation;
import dev.migratehub.guardian.fault.Register.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The judge is judged first.
final class LinearizabilityTest {

  @Test
  void one_after_another_is_an_order() {
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, read(0, "")),
                    call(2, 3, made("a")),
                    call(4, 5, read(1, "a")),
                    call(6, 7, changed(1, "b", 2)),
                    call(8, 9, changed(1, "c", 2)),
                    call(10, 11, read(2, "b")))))
        .isTrue();
  }

  @Test
  void a_read_that_goes_back_is_found() {
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, made("a")),
                    call(2, 3, changed(1, "b", 2)),
                    call(4, 5, read(1, "a")))))
        .isFalse();
  }

  @Test
  void what_overlaps_may_come_in_either_order() {
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, made("a")),
                    call(2, 9, changed(1, "b", 2)),
                    call(3, 4, read(1, "a")),
                    call(5, 6, read(2, "b")))))
        .isTrue();
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, made("a")),
                    call(2, 9, changed(1, "b", 2)),
                    call(3, 4, read(2, "b")),
                    call(5, 6, read(1, "a")))))
        .isFalse();
  }

  @Test
  void a_lost_write_is_found() {
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, made("a")),
                    call(2, 3, changed(1, "b", 2)),
                    call(4, 5, changed(1, "c", 2)),
                    call(6, 7, read(2, "c")))))
        .isFalse();
  }

  @Test
  void two_who_changed_the_same_version_are_found() {
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, made("a")),
                    call(2, 5, changed(1, "b", 2)),
                    call(2, 5, changed(1, "c", 2)),
                    call(6, 7, read(2, "b")),
                    call(8, 9, changed(2, "d", 3)))))
        .isTrue();
    assertThat(
            Linearizability.holds(
                List.of(
                    call(0, 1, made("a")),
                    call(2, 5, changed(1, "b", 2)),
                    call(2, 5, changed(1, "c", 2)),
                    call(6, 7, read(3, "c")))))
        .isFalse();
  }

  @Test
  void what_nobody_answered_may_have_happened_or_not_or_happen_late() {
    Call unanswered = Call.unanswered(2, new Change(1, "b", Optional.empty()));
    Call create = call(0, 1, made("a"));
    assertThat(Linearizability.holds(List.of(create, unanswered, call(4, 5, read(1, "a")))))
        .isTrue();
    assertThat(Linearizability.holds(List.of(create, unanswered, call(4, 5, read(2, "b")))))
        .isTrue();
    assertThat(
            Linearizability.holds(
                List.of(create, unanswered, call(4, 5, read(1, "a")), call(6, 7, read(2, "b")))))
        .isTrue();
    assertThat(
            Linearizability.holds(
                List.of(create, unanswered, call(4, 5, read(2, "b")), call(6, 7, read(1, "a")))))
        .isFalse();
  }

  @Test
  void every_history_of_a_real_register_is_accepted_and_most_spoiled_ones_are_not() {
    Random random = new Random(7);
    int found = 0;
    int spoiled = 0;
    for (int round = 0; round < 300; round++) {
      List<Call> calls = history(random, 40);
      assertThat(Linearizability.holds(calls)).isTrue();
      List<Call> worse = new ArrayList<>(calls);
      int place = random.nextInt(worse.size());
      if (worse.get(place).operation() instanceof Read read && read.seen().version() > 0) {
        Register other = new Register(read.seen().version() - 1, "never");
        worse.set(place, call(worse.get(place).begin(), worse.get(place).end(), new Read(other)));
        spoiled++;
        found += Linearizability.holds(worse) ? 0 : 1;
      }
    }
    assertThat(found).isEqualTo(spoiled).isPositive();
  }

  /// Each operation happens at a moment of chance within its time.
  private static List<Call> history(Random random, int length) {
    Register state = Register.NONE;
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      long moment = i * 10L;
      long begin = moment - random.nextInt(35);
      long end = moment + random.nextInt(35);
      Operation operation =
          switch (random.nextInt(3)) {
            case 0 -> new Read(state);
            case 1 -> new Create("v" + i, Optional.of(state.version() == 0));
            default -> {
              long seen = Math.max(1, state.version() - random.nextInt(2));
              long then = state.version() == seen ? seen + 1 : state.version();
              yield new Change(seen, "v" + i, Optional.of(then));
            }
          };
      state = state.after(operation).orElseThrow();
      boolean answered = operation instanceof Read || random.nextInt(8) > 0;
      calls.add(
          answered ? call(begin, end, operation) : Call.unanswered(begin, forgotten(operation)));
    }
    return calls;
  }

  private static Operation forgotten(Operation operation) {
    return switch (operation) {
      case Read read -> read;
      case Create create -> new Create(create.value(), Optional.empty());
      case Change change -> new Change(change.seen(), change.value(), Optional.empty());
    };
  }

  private static Call call(long begin, long end, Operation operation) {
    return new Call(begin, end, operation);
  }

  private static Operation read(long version, String value) {
    return new Read(new Register(version, value));
  }

  private static Operation made(String value) {
    return new Create(value, Optional.of(true));
  }

  private static Operation changed(long seen, String value, long version) {
    return new Change(seen, value, Optional.of(version));
  }
}
