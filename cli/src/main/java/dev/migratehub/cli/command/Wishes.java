package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What users wish of a target: reading it from arguments, planning it, doing it.
final class Wishes {

  static final Flag DRY_RUN =
      Flag.toggle("Print what would be done, with its SQL, and do nothing", "--dry-run");

  private static final List<String> NONE = List.of("none", "-1");

  private Wishes() {}

  /// Does what is wished on every target that is meant, or prints what that would be.
  static int fulfil(Call call, Supplier<Request> wish) {
    Request request = wish.get();
    if (call.arguments().has(DRY_RUN)) {
      return call.each(connection -> {
        call.report()
            .answer(
                new Answer.Intended(
                    connection.target().name(), call.asked(connection, hub -> hub.plan(request))));
        return 0;
      });
    }
    return call.each(connection -> {
      call.changing(connection, hub -> hub.execute(request));
      return 0;
    });
  }

  /// How many.
  static int count(String text) {
    try {
      int count = Integer.parseInt(text);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw refused(text + " is not a number of migrations", e);
    }
    throw refused(text + " is not a number of migrations", null);
  }

  /// A version; empty for the state before the first.
  static Optional<Version> versionOrNone(String text) {
    return NONE.contains(text) ? Optional.empty() : Optional.of(version(text));
  }

  /// A version.
  static Version version(String text) {
    try {
      return Version.of(text);
    } catch (IllegalArgumentException e) {
      throw refused(text + " is not a version", e);
    }
  }

  private static ProblemException refused(String what, @Nullable Throwable cause) {
    Problem problem =
        new Problem(
            Code.ARGUMENTS_INVALID,
            what,
            "no database was touched",
            "write a number such as 1, or a version as migr8 status shows it");
    return cause == null ? problem.exception() : new ProblemException(problem, cause);
  }
}
