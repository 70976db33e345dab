package dev.migratehub.hub.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.inventory.DbSet;
import dev.migratehub.hub.run.RunLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class StageTest {

  private static final DbSet STG = set("stg");
  private static final DbSet PRD = set("prd");

  @Test
  void without_a_place_to_run_one_is_wanted_first() {
    assertThat(next(List.of())).contains("add a DB set");
  }

  @Test
  void a_new_change_is_requested_in_the_first_environment() {
    assertThat(next(List.of(STG, PRD))).isEqualTo("request a run on set-stg (stg)");
  }

  @Test
  void who_waits_for_an_approval_learns_for_whose() {
    assertThat(next(List.of(STG, PRD), run(STG, 2, "executed"), run(PRD, 2, "awaiting_approval")))
        .isEqualTo("one approval by a manager for prd who did not write it (set-prd)");
  }

  @Test
  void an_older_version_does_not_count() {
    assertThat(next(List.of(STG), run(STG, 1, "executed")))
        .isEqualTo("request a run on set-stg (stg)");
  }

  @Test
  void what_is_everywhere_needs_nothing_more() {
    assertThat(next(List.of(STG, PRD), run(STG, 2, "executed"), run(PRD, 2, "executed")))
        .contains("nothing");
  }

  @Test
  void what_was_denied_is_written_or_requested_anew() {
    assertThat(next(List.of(STG), run(STG, 2, "denied"))).contains("request it again");
  }

  private static String next(List<DbSet> sets, RunLine... runs) {
    return Stage.next(
        List.of("stg", "prd").stream()
            .map(name ->
                Stage.of(
                    name,
                    sets.stream().filter(it -> it.environment().equals(name)).toList(),
                    2,
                    List.of(runs)))
            .toList());
  }

  private static DbSet set(String environment) {
    return new DbSet(
        UUID.randomUUID(),
        UUID.randomUUID(),
        environment,
        "set-" + environment,
        "",
        Instant.EPOCH,
        Optional.empty(),
        1);
  }

  private static RunLine run(DbSet set, int number, String state) {
    return new RunLine(
        UUID.randomUUID(),
        new RunLine.Change(UUID.randomUUID(), "1", "change", "", number),
        new RunLine.Where("shop", "Shop", set.environment(), set.id(), set.name()),
        Direction.APPLY,
        state,
        "",
        "somebody@example.org",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        new RunLine.Count(1, 0, 0),
        new RunLine.Mine(false, false, true, Role.USER, Role.MANAGER));
  }
}
