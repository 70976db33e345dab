package dev.migratehub.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.cli.survival.Scripts.Mark;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Halt;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Targets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One database, one folder of scripts, and the question whether history and database say the same.
final class Trial {

  private static final Limits PATIENT =
      new Limits(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ZERO, 3);
  private static final int MOST_STEPS = 40;
  private static final String MARKS = "select mark from ledger where mark is not null";

  private final Flavor flavor;
  private final Scripts scripts;
  private final MigrateHub hub;
  private final Connect connect;

  /// Opens a connection of the test's own.
  interface Connect {
    Connection open() throws SQLException;
  }

  Trial(Flavor flavor, Scripts scripts, Path folder, String url, Connect connect) {
    this.flavor = flavor;
    this.scripts = scripts;
    this.hub = MigrateHub.on(Targets.of("default", url)).scripts(folder).limits(PATIENT);
    this.connect = connect;
  }

  /// Waits until the server has noticed that the one who was killed is gone, then holds the history
  /// against the database.
  History check() throws Exception {
    awaitQuiet();
    History history = hub.history();
    Set<String> objects = new TreeSet<>(ask(flavor.objects()));
    List<String> rows = objects.contains("ledger") ? ask(MARKS) : List.of();
    List<String> wrong = new ArrayList<>();
    for (int number = 1; number <= scripts.migrations().size(); number++) {
      String key = "%03d".formatted(number);
      List<Mark> marks = scripts.migrations().get(number - 1);
      Entry entry =
          history.entries().stream()
              .filter(it -> it.id().text().equals(key))
              .findFirst()
              .orElse(null);
      long done = entry == null ? 0 : entry.state().present() ? marks.size() : sure(entry);
      long open = entry == null ? 0 : entry.state().present() ? marks.size() : doubtful(entry);
      for (int i = 0; i < marks.size(); i++) {
        Mark mark = marks.get(i);
        long there = count(mark, objects, rows);
        if (mark.equals(Mark.NONE) || (i >= done && i < open && there <= 1)) {
          continue;
        }
        if (there != (i < done ? 1 : 0)) {
          wrong.add(mark.name() + " is there " + there + " times; " + key + " says " + entry);
        }
      }
    }
    assertThat(wrong).isEmpty();
    return history;
  }

  /// How many migrations there are.
  int size() {
    return scripts.migrations().size();
  }

  private static long sure(Entry entry) {
    return entry.statementsDone();
  }

  private static long doubtful(Entry entry) {
    return Math.max(entry.statementsDone(), entry.remark().sent());
  }

  private static long count(Mark mark, Set<String> objects, List<String> rows) {
    return mark.row()
        ? rows.stream().filter(mark.name()::equals).count()
        : objects.contains(mark.name()) ? 1 : 0;
  }

  /// Brings the database to the end of the folder as people would: `up`, `resume`, and a look into
  /// the database where a statement is in doubt.
  void finish() throws SQLException {
    Request next = Request.Up.ALL;
    for (int step = 0; step < MOST_STEPS; step++) {
      try {
        hub.execute(next);
        if (next instanceof Request.Up) {
          return;
        }
        next = Request.Up.ALL;
      } catch (ProblemException e) {
        next = after(e, next);
      }
    }
    throw new AssertionError("it never came to an end");
  }

  private Request after(ProblemException e, Request failed) throws SQLException {
    Code code = e.problem().code();
    if (code == Code.RUN_UNFINISHED) {
      return new Request.Resume(Doubt.UNDECIDED);
    }
    if (code == Code.STATEMENT_IN_DOUBT) {
      Halt halt = hub.status().halts().getFirst();
      int number = Integer.parseInt(halt.entry().id().text());
      Mark mark = scripts.migrations().get(number - 1).get((int) halt.number() - 1);
      return new Request.Resume(isThere(mark) ? Doubt.SKIP : Doubt.RETRY);
    }
    throw new AssertionError(failed + " ended with " + e.problem(), e);
  }

  private boolean isThere(Mark mark) throws SQLException {
    Set<String> objects = new TreeSet<>(ask(flavor.objects()));
    return count(mark, objects, mark.row() ? ask(MARKS) : List.of()) > 0;
  }

  /// Everything is there, once, and called applied.
  void checkAll() throws Exception {
    assertThat(hub.history().entries())
        .hasSameSizeAs(scripts.migrations())
        .allMatch(entry -> entry.state().present());
    check();
  }

  private void awaitQuiet() throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!flavor.others().isEmpty() && !ask(flavor.others()).equals(List.of("0"))) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(20);
    }
  }

  private List<String> ask(String question) throws SQLException {
    try (Connection connection = connect.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      List<String> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }
}
