package dev.migratehub.hub.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.script.Version;
import dev.migratehub.hub.approval.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DecisionTest {

  private static final UUID RUN = new UUID(0, 7);
  private static final Script UP = ScriptTexts.kept("7_a.up.sql", "select 1;".getBytes(UTF_8));
  private static final Script DOWN = ScriptTexts.kept("7_a.down.sql", "select 2;".getBytes(UTF_8));
  private static final MigrationId ID = new MigrationId.Versioned(Version.of("7"));
  private static final String SUM = UP.checksum().toString();

  @Test
  void a_target_without_it_gets_it() {
    assertThat(decided(Direction.APPLY, false)).isEqualTo(new Decision.Do(Request.Up.ALL));
    assertThat(decided(Direction.APPLY, false, entry(ID, State.ROLLED_BACK, SUM, "other", "")))
        .isEqualTo(new Decision.Do(Request.Up.ALL));
  }

  @Test
  void a_target_that_has_it_from_somebody_else_is_skipped() {
    assertThat(state(decided(Direction.APPLY, false, entry(ID, State.APPLIED, SUM, "other", ""))))
        .isEqualTo(ItemState.SKIPPED);
  }

  @Test
  void a_target_that_has_it_from_this_run_has_executed_it() {
    assertThat(
            state(decided(Direction.APPLY, true, entry(ID, State.APPLIED, SUM, "" + RUN, ""))))
        .isEqualTo(ItemState.EXECUTED);
  }

  @Test
  void a_target_that_has_other_content_under_that_key_is_left_alone() {
    Entry other = entry(ID, State.APPLIED, "sha256:00", "other", "");
    assertThat(trouble(decided(Direction.APPLY, false, other))).isEqualTo("HUB-OTHER-CONTENT");
    assertThat(trouble(decided(Direction.ROLLBACK, false, other))).isEqualTo("HUB-OTHER-CONTENT");
  }

  @Test
  void what_stopped_half_way_is_gone_on_with() {
    assertThat(decided(Direction.APPLY, true, entry(ID, State.FAILED, SUM, "" + RUN, "broken")))
        .isEqualTo(new Decision.Do(new Request.Resume(Request.Resume.Doubt.UNDECIDED)));
    assertThat(
            decided(
                Direction.ROLLBACK, true, entry(ID, State.APPLYING, SUM, "" + RUN, "down: running")))
        .isEqualTo(new Decision.Do(new Request.Resume(Request.Resume.Doubt.UNDECIDED)));
  }

  @Test
  void what_stopped_half_way_the_other_way_must_be_finished_first() {
    assertThat(
            trouble(
                decided(
                    Direction.APPLY, false, entry(ID, State.FAILED, SUM, "x", "down: broken"))))
        .isEqualTo("HUB-HALF-BACK");
    assertThat(
            trouble(decided(Direction.ROLLBACK, false, entry(ID, State.FAILED, SUM, "x", "broken"))))
        .isEqualTo("HUB-HALF-APPLIED");
  }

  @Test
  void another_migration_that_stopped_half_way_blocks_the_target() {
    MigrationId other = new MigrationId.Versioned(Version.of("6"));
    assertThat(
            trouble(decided(Direction.APPLY, false, entry(other, State.FAILED, "sha256:1", "x", ""))))
        .isEqualTo("HUB-UNFINISHED");
  }

  @Test
  void only_what_is_there_can_be_rolled_back() {
    assertThat(trouble(decided(Direction.ROLLBACK, false))).isEqualTo("HUB-NOT-APPLIED");
    assertThat(decided(Direction.ROLLBACK, false, entry(ID, State.APPLIED, SUM, "x", "")))
        .isEqualTo(new Decision.Do(new Request.DownNamed("7")));
  }

  @Test
  void what_was_rolled_back_by_an_earlier_attempt_is_executed_and_else_skipped() {
    Entry back = entry(ID, State.ROLLED_BACK, SUM, "x", "");
    assertThat(state(decided(Direction.ROLLBACK, true, back))).isEqualTo(ItemState.EXECUTED);
    assertThat(state(decided(Direction.ROLLBACK, false, back))).isEqualTo(ItemState.SKIPPED);
  }

  private static Decision decided(Direction direction, boolean tried, Entry... entries) {
    Migration migration = new Migration(ID, "a", Optional.empty(), UP, Optional.of(DOWN));
    Order order =
        new Order(RUN, direction, migration, "stg", java.util.Map.of(), Request.Resume.Doubt.UNDECIDED);
    return Decision.of(order, new History(List.of(entries)), tried);
  }

  private static ItemState state(Decision decision) {
    return ((Decision.Settled) decision).state();
  }

  private static String trouble(Decision decision) {
    return ((Decision.Settled) decision).trouble().orElseThrow().code();
  }

  private static Entry entry(MigrationId id, State state, String sum, String run, String error) {
    return new Entry(
        id,
        "a",
        Optional.empty(),
        1,
        sum,
        Optional.empty(),
        "whole_script",
        state,
        0,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        "somebody",
        run,
        "dev",
        error.isEmpty() ? Optional.empty() : Optional.of(error));
  }
}
