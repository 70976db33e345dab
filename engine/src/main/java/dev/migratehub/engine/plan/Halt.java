package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.Remark;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Numbered;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.Walk;
import java.util.Optional;

/// A migration whose script stopped half-way, and the statement on which that depends.
///
/// @param script the one that was being run: the file, or the kept text when the file is gone
/// @param statement the one that was refused, is in doubt, or is simply the next; empty where the
///   script is not at hand or has no more
public record Halt(
    Entry entry, Remark remark, Optional<Script> script, Optional<Numbered> statement) {

  /// What the history and the folder know of an entry that is unfinished.
  static Halt of(Entry entry, Subject subject) {
    Remark remark = entry.remark();
    Optional<Script> script = remark.down() ? down(entry, subject) : up(entry, subject);
    long number = remark.doubtful() ? remark.sent() : entry.statementsDone() + 1;
    Optional<Numbered> statement =
        script.flatMap(it -> Walk.statement(it, subject.dialect()::syntax, number));
    return new Halt(entry, remark, script, statement);
  }

  private static Optional<Script> up(Entry entry, Subject subject) {
    return subject
        .migrations()
        .find(entry.id())
        .map(Migration::up)
        .or(() -> subject.keptScripts().up(entry));
  }

  private static Optional<Script> down(Entry entry, Subject subject) {
    return subject
        .migrations()
        .find(entry.id())
        .flatMap(Migration::down)
        .or(() -> subject.keptScripts().down(entry));
  }

  /// Whether nobody noted what became of the statement: it may be in the database.
  public boolean doubtful() {
    return remark.doubtful();
  }

  /// Whether the statement belonged to a transaction of the script, which was rolled back, and may
  /// have left something all the same. Then it cannot be left out alone.
  public boolean leftBehind() {
    return remark.sent() > entry.statementsDone() + 1;
  }

  /// The number of the statement, from 1.
  public long number() {
    return remark.doubtful() ? remark.sent() : entry.statementsDone() + 1;
  }

  /// How far it came and why not further.
  public String sentence() {
    String whose = remark.down() ? " of its down script" : "";
    return "%s%s stopped after %d of %d statements%s%s"
        .formatted(
            remark.down() ? "taking back " : "",
            entry.label(),
            entry.statementsDone(),
            entry.statementsTotal(),
            whose,
            reason());
  }

  private String reason() {
    String which = "; statement " + number() + place();
    String words = remark.words().isEmpty() ? "" : ": " + remark.words();
    if (leftBehind()) {
      return which
          + " was sent in a transaction that is rolled back, and what a rollback does not take back"
          + " may be there"
          + words;
    }
    if (doubtful()) {
      return which + " was sent, and whether it took effect is not known" + words;
    }
    if (number() > entry.statementsTotal() && !words.isEmpty()) {
      return "; then" + words;
    }
    if (!words.isEmpty()) {
      return which + " was not done" + words;
    }
    return statement.isPresent() ? which + " is the next" : "";
  }

  private String place() {
    return statement
        .map(it -> " (" + script.map(Script::file).orElse("") + ":" + it.position().line() + ")")
        .orElse("");
  }

  /// What state the database is in.
  public String now() {
    String what = remark.down() ? " of the down script were run" : " are in the database";
    String doubt = doubtful() ? "; statement " + number() + " may have taken effect" : "";
    String first =
        switch ((int) Math.min(entry.statementsDone(), 2)) {
          case 0 -> "no statement of it is known to be done";
          case 1 ->
              "the first statement"
                  + (remark.down() ? what.replace("were", "was") : " is in the database");
          default -> "the first " + entry.statementsDone() + " statements" + what;
        };
    return first + doubt;
  }

  /// The command that comes next.
  public String next() {
    if (leftBehind()) {
      return "look in the database for what statement %d does, and take it away; then: migr8 resume"
              .formatted(number())
          + " --retry-statement";
    }
    if (doubtful()) {
      return "look in the database for what statement %d does; if it is there: migr8 resume"
              .formatted(number())
          + " --skip-statement, if not: migr8 resume --retry-statement";
    }
    return remark.words().isEmpty()
        ? "go on from there: migr8 resume"
        : "mend that, then go on from there: migr8 resume";
  }

  /// This as something that stops other commands.
  Problem problem() {
    Problem problem = new Problem(Code.RUN_UNFINISHED, sentence(), now(), next());
    return statement
        .flatMap(it -> script.map(whole -> problem.at(Walk.excerpt(whole, it))))
        .orElse(problem);
  }
}
