package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunStateTest {

  private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

  private static final List<RunState> STATES =
      List.of(
          new RunState.AwaitingApproval(),
          new RunState.Approved(),
          new RunState.Denied("no"),
          new RunState.NeedsReapproval("changed"),
          new RunState.Queued(AT),
          new RunState.Running(AT),
          new RunState.Executed(AT),
          new RunState.Failed(AT, "broken"),
          new RunState.Canceled(AT, "enough"));

  private static final List<RunState.Event> EVENTS =
      List.of(
          new RunState.Event.Approve(),
          new RunState.Event.Deny("no"),
          new RunState.Event.SendBack("changed"),
          new RunState.Event.Queue(AT),
          new RunState.Event.Claim(AT),
          new RunState.Event.Cancel(AT, "enough"),
          new RunState.Event.Finish(new RunState.Executed(AT)));

  /// A row for each state, a column for each event; a dash is a refusal.
  private static final String TABLE =
      """
      awaiting_approval  approved denied needs_reapproval - - canceled -
      approved           - - needs_reapproval queued - canceled -
      denied             - - - - - - -
      needs_reapproval   approved denied needs_reapproval - - canceled -
      queued             - - needs_reapproval - running canceled -
      running            - - - - - - executed
      executed           - - - - - - -
      failed             - - - queued - - -
      canceled           - - - queued - - -
      """;

  @Test
  void a_run_goes_where_the_table_says_and_nowhere_else() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    STATES.forEach(state ->
        found.put(state.text(), EVENTS.stream().map(event -> after(state, event)).toList()));
    Map<String, List<String>> expected = new LinkedHashMap<>();
    TABLE
        .lines()
        .map(line -> List.of(line.split(" +")))
        .forEach(row -> expected.put(row.getFirst(), row.subList(1, row.size())));
    assertThat(found).isEqualTo(expected);
  }

  private static String after(RunState state, RunState.Event event) {
    try {
      return state.after(event).text();
    } catch (Refusal e) {
      return "-";
    }
  }
}
