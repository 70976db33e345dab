package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Position;

/// Finds the place in a file that a failure is about.
final class Places {

  private final Context context;

  Places(Context context) {
    this.context = context;
  }

  /// `V3__x.sql stopped at statement 3 (line 14) on orders: column … [42701]`.
  String sentence(Step.Sent step, StatementFailure failure) {
    String where = context.target().target().name();
    String on = where.equals("default") ? "" : " on " + where;
    String state = failure.sqlState().isEmpty() ? "" : " [" + failure.sqlState() + "]";
    String words = failure.error().sentence() + state;
    StatementFailure.Place place = failure.place();
    String file =
        failure
            .hook()
            .map(hook -> hook.script().file() + " with " + step.label())
            .orElse(step.script().file());
    return place.number() == 0
        ? "%s stopped at %s%s: %s".formatted(file, place.text(), on, words)
        : "%s stopped at statement %d (line %d)%s: %s"
            .formatted(file, place.number(), exact(failure).line(), on, words);
  }

  /// The problem with the line it is about.
  Problem at(Step.Sent step, StatementFailure failure, Problem problem) {
    if (failure.place().number() == 0) {
      return problem;
    }
    Script script = failure.hook().map(Step.Hook::script).orElse(step.script());
    try (ScriptReader reader = new ScriptReader(script, context.target().dialect()::syntax)) {
      return problem.at(reader.excerptAt(exact(failure)));
    }
  }

  /// The server counts code points from the start of the statement; people count lines.
  private static Position exact(StatementFailure failure) {
    Position start = failure.place().position();
    ServerError error = failure.error();
    String text = failure.place().text();
    if (error.position() <= 1 || error.position() > text.codePointCount(0, text.length())) {
      return start;
    }
    String before = text.substring(0, text.offsetByCodePoints(0, error.position() - 1));
    String[] lines = before.split("\r\n|\r|\n", -1);
    String last = lines[lines.length - 1];
    int column = last.codePointCount(0, last.length()) + 1;
    return lines.length == 1
        ? new Position(start.line(), start.column() + column - 1)
        : new Position(start.line() + lines.length - 1L, column);
  }
}
