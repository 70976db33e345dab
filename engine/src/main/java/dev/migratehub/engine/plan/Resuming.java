package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Comparison;
import dev.migratehub.engine.script.Difference;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Numbered;
import dev.migratehub.engine.script.Outlines;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.Walk;
import java.util.Optional;
import java.util.regex.Pattern;

/// Plans the rest of a script that stopped half-way.
final class Resuming {

  private static final Pattern WRITES =
      Pattern.compile("(INSERT|REPLACE)\\b", Pattern.CASE_INSENSITIVE);

  private static final String BY_HAND =
      "finish or undo the rest by hand, then say which version the database has: migr8 force"
          + " VERSION";

  private final Subject subject;
  private final Doubt doubt;

  Resuming(Subject subject, Doubt doubt) {
    this.subject = subject;
    this.doubt = doubt;
  }

  /// @throws ProblemException when it cannot be gone on with as things stand
  Step step(Halt halt) {
    Script script = halt.script().orElseThrow(() -> gone(halt).exception());
    long after = after(halt);
    unedited(halt, script, halt.entry().statementsDone());
    repeatable(halt, script, after);
    Outline outline = Outlines.of(script, subject.dialect()::syntax, subject.dialect()::effect);
    Transaction rest = new Transaction.StatementByStatement("after statement " + after);
    Optional<Step.Resumption> resumption = Optional.of(resumption(halt, after));
    return halt.remark().down()
        ? new Step.Revert(halt.entry(), script, outline, rest, resumption)
        : new Step.Apply(migration(halt.entry(), script), outline, rest, resumption);
  }

  /// What is left out counts once the rest can begin, and not before.
  private static Step.Resumption resumption(Halt halt, long after) {
    long noted = halt.entry().statementsDone();
    boolean leavesOut = after > noted;
    return new Step.Resumption(after, noted, leavesOut ? halt.remark().sent() : 0);
  }

  private long after(Halt halt) {
    return switch (doubt) {
      case UNDECIDED -> {
        if (halt.doubtful()) {
          throw inDoubt(halt).exception();
        }
        yield halt.entry().statementsDone();
      }
      case RETRY -> halt.entry().statementsDone();
      case SKIP -> {
        if (halt.leftBehind()) {
          throw inDoubt(halt).exception();
        }
        yield halt.number();
      }
    };
  }

  /// The file's migration; one made of the kept texts when the file is gone.
  private Migration migration(Entry entry, Script up) {
    return subject
        .migrations()
        .find(entry.id())
        .orElseGet(() ->
            new Migration(
                entry.id(), entry.name(), entry.release(), up, subject.keptScripts().down(entry)));
  }

  /// What was done must still be what the script says; what is left may be mended.
  private void unedited(Halt halt, Script script, long done) {
    Entry entry = halt.entry();
    String known = halt.remark().down() ? entry.checksumDown().orElse("") : entry.checksumUp();
    if (done == 0 || known.equals(script.checksum().toString())) {
      return;
    }
    Script before =
        (halt.remark().down() ? subject.keptScripts().down(entry) : subject.keptScripts().up(entry))
            .orElseThrow(() -> incomparable(script).exception());
    new Comparison(subject.dialect()::syntax, subject.dialect()::wording)
        .firstWithin(before, script, done)
        .ifPresent(difference -> {
          throw edited(halt, script, difference).exception();
        });
  }

  /// A new session has to be given what the old one had.
  private void repeatable(Halt halt, Script script, long after) {
    try (Walk walk = new Walk(script, subject.dialect()::syntax)) {
      Gone gone = new Gone(subject.dialect());
      for (long i = 0; i < after; i++) {
        walk.next().ifPresent(gone::follow);
      }
      gone.first()
          .ifPresent(statement -> {
            throw lost(halt, script, statement).exception();
          });
      refuseLookingBack(halt, script, walk);
    }
  }

  /// What the statement before did in its session is gone, until the rest does the same.
  private void refuseLookingBack(Halt halt, Script script, Walk rest) {
    for (Optional<Numbered> next = rest.next(); next.isPresent(); next = rest.next()) {
      if (subject.dialect().looksBack(next.get().text())) {
        throw lookingBack(halt, script, next.get()).exception();
      }
      if (WRITES.matcher(next.get().text()).lookingAt()) {
        return;
      }
    }
  }

  private static Problem inDoubt(Halt halt) {
    Problem unfinished = halt.problem();
    return new Problem(
        Code.STATEMENT_IN_DOUBT,
        unfinished.what(),
        unfinished.now(),
        unfinished.next(),
        unfinished.excerpt());
  }

  private static Problem gone(Halt halt) {
    return new Problem(
        Code.SCRIPT_MISSING,
        halt.entry().label() + " cannot be gone on with: its file is gone and its text not kept",
        halt.now(),
        "restore the file, then go on: migr8 resume");
  }

  private static Problem incomparable(Script script) {
    return new Problem(
        Code.FINISHED_PART_CHANGED,
        script.file() + " is not the text that was begun, and that text was too large to be kept",
        "nothing was changed; it stands where it stood",
        "restore the text that was begun, then go on: migr8 resume");
  }

  private static Problem edited(Halt halt, Script script, Difference.Statement difference) {
    Problem problem =
        new Problem(
            Code.FINISHED_PART_CHANGED,
            "statement %d of %s was edited after it was run; only what comes after statement %d may be"
                .formatted(difference.number(), script.file(), halt.entry().statementsDone()),
            "nothing was changed; it stands where it stood",
            "restore that statement, then go on: migr8 resume");
    return difference.after().map(now -> problem.at(Walk.excerpt(script, now))).orElse(problem);
  }

  private static Problem lookingBack(Halt halt, Script script, Numbered statement) {
    return new Problem(
            Code.SESSION_LOST,
            "statement %d of %s asks what was done before it on the connection that is gone"
                .formatted(statement.number(), script.file()),
            halt.now(),
            BY_HAND)
        .at(Walk.excerpt(script, statement));
  }

  private static Problem lost(Halt halt, Script script, Numbered statement) {
    return new Problem(
            Code.SESSION_LOST,
            "statement %d of %s made something that went with its connection and cannot be made again"
                .formatted(statement.number(), script.file()),
            halt.now(),
            BY_HAND)
        .at(Walk.excerpt(script, statement));
  }
}
