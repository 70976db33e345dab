package dev.migratehub.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.dialect.postgres.Vendor;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.script.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Plans without any database.
final class PlannerTest {

  private static final String NO_ERROR = "";

  @Test
  void goto_applies_what_is_missing_below_after_it_took_back_what_is_above() {
    Subject subject = subject(List.of("001", "003", "005"), applied(1, "001"), applied(2, "005"));

    assertThat(told(subject, goTo("003"))).containsExactly("revert 005_x", "apply 003_x");
    assertThat(told(subject, goTo("001"))).containsExactly("revert 005_x");
    assertThat(told(subject, new Request.GoTo(Optional.empty())))
        .containsExactly("revert 005_x", "revert 001_x");
  }

  @Test
  void goto_brings_again_what_was_rolled_back_below() {
    Subject subject =
        subject(
            List.of("001", "002", "003"),
            applied(1, "001"),
            entry(2, "002", State.ROLLED_BACK, NO_ERROR),
            applied(3, "003"));

    assertThat(told(subject, goTo("002"))).containsExactly("revert 003_x", "apply 002_x");
  }

  @Test
  void goto_down_does_not_run_what_is_pending_above_or_repeatable() {
    Subject subject =
        subject(List.of("001", "002", "003", "R__rows"), applied(1, "001"), applied(2, "002"));

    assertThat(told(subject, goTo("001"))).containsExactly("revert 002_x");
  }

  @Test
  void force_unmarks_a_repeatable_that_stopped_half_way() {
    Subject subject =
        subject(
            List.of("001", "R__rows"),
            applied(1, "001"),
            entry(2, "R__rows", State.FAILED, "no such table"));

    assertThat(told(subject, force("001"))).containsExactly("unmark R__rows");
  }

  @Test
  void force_unmarks_what_stopped_half_way_and_left_the_folder() {
    Subject subject =
        subject(
            List.of("001", "003"),
            applied(1, "001"),
            entry(2, "002", State.APPLYING, NO_ERROR),
            entry(3, "003", State.FAILED, "no such table"),
            entry(4, "004", State.FAILED, "no such table"));

    assertThat(told(subject, force("003")))
        .containsExactly("unmark 002_x", "mark 003_x", "unmark 004_x");
    assertThat(told(subject, new Request.Force(Optional.empty())))
        .containsExactly("unmark 001_x", "unmark 002_x", "unmark 003_x", "unmark 004_x");
  }

  @Test
  void a_down_script_that_stopped_is_not_told_as_an_up_script() {
    Problem failed = stopped("down: no such table b");
    assertThat(failed.what())
        .isEqualTo(
            "taking back 001_x stopped after 1 of 3 statements of its down script; statement 2 was"
                + " not done: no such table b");
    assertThat(failed.now()).isEqualTo("the first statement of the down script was run");
    assertThat(stopped("down: running").what())
        .endsWith("after 1 of 3 statements of its down script");
    assertThat(stopped("no such table").what())
        .isEqualTo(
            "001_x stopped after 1 of 3 statements; statement 2 was not done: no such table");
  }

  @Test
  void kept_down_scripts_are_asked_for_only_where_they_are_run() {
    List<String> asked = new ArrayList<>();
    KeptScripts kept =
        new KeptScripts() {
          @Override
          public Optional<Script> up(Entry entry) {
            return Optional.empty();
          }

          @Override
          public Optional<Script> down(Entry entry) {
            asked.add(entry.id().text());
            return Optional.of(script("-- migr8: transaction=no_transaction\nselect 1;"));
          }
        };
    Subject subject =
        new Subject(
            new Vendor(),
            migrations(List.of()),
            new History(List.of(applied(1, "001"), applied(2, "002"))),
            Rules.STRICT,
            kept);

    Plan plan = Planner.plan(subject, new Request.Down(1));

    assertThat(asked).containsExactly("002");
    assertThat(plan.steps())
        .singleElement()
        .isInstanceOfSatisfying(
            Step.Revert.class,
            step ->
                assertThat(step.transaction())
                    .isInstanceOf(Transaction.StatementByStatement.class));
  }

  private static Problem stopped(String error) {
    Subject subject = subject(List.of("001"), entry(1, "001", State.FAILED, error));
    return catchThrowableOfType(ProblemException.class, () -> Planner.plan(subject, Request.Up.ALL))
        .problem();
  }

  private static Request goTo(String version) {
    return new Request.GoTo(Optional.of(Version.of(version)));
  }

  private static Request force(String version) {
    return new Request.Force(Optional.of(Version.of(version)));
  }

  private static List<String> told(Subject subject, Request request) {
    return Planner.plan(subject, request).steps().stream()
        .map(step ->
            switch (step) {
              case Step.Apply it -> "apply " + it.label();
              case Step.Revert it -> "revert " + it.label();
              case Step.Hook it -> "hook " + it.label();
              case Step.Mark it -> "mark " + it.label();
              case Step.Unmark it -> "unmark " + it.label();
              case Step.Accept it -> "accept " + it.label();
            })
        .toList();
  }

  private static Subject subject(List<String> files, Entry... entries) {
    return new Subject(
        new Vendor(),
        migrations(files),
        new History(List.of(entries)),
        Rules.STRICT,
        KeptScripts.NONE);
  }

  private static Migrations migrations(List<String> ids) {
    List<Migration> all =
        ids.stream()
            .map(id ->
                new Migration(
                    MigrationId.of(id),
                    "x",
                    Optional.empty(),
                    script("select 1;"),
                    Optional.of(script("select 2;"))))
            .toList();
    return new Migrations(Path.of("migrations"), Layout.PAIRED, all, List.of());
  }

  private static Script script(String text) {
    return ScriptTexts.kept("x.sql", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Entry applied(long position, String id) {
    return entry(position, id, State.APPLIED, NO_ERROR);
  }

  private static Entry entry(long position, String id, State state, String error) {
    return new Entry(
        MigrationId.of(id),
        "x",
        Optional.empty(),
        position,
        script("select 1;").checksum().toString(),
        Optional.of(script("select 2;").checksum().toString()),
        "statement_by_statement",
        state,
        1,
        3,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        "somebody",
        "run",
        "1",
        error.isEmpty() ? Optional.empty() : Optional.of(error));
  }
}
