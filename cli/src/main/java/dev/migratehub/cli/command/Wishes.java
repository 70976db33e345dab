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
import java.util.regex.Pattern;

/// What users wish of a target: reading it from arguments, planning it, doing it.
final class Wishes {

  static final Flag DRY_RUN =
      Flag.toggle("Print what would be done, with its SQL, and do nothing", "--dry-run");

  private static final String UNTOUCHED = "no database was touched";
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
  private static final List<String> NONE = List.of("none", "-1");

  private static final int MOST_AT_ONCE = 64;

  private Wishes() {}

  /// Does what is wished on every target that is meant, or prints what that would be.
  static int fulfil(Call call, Supplier<Request> wish) {
    Request request = wish.get();
    if (call.arguments().has(DRY_RUN)) {
      return call.each((own, connection) -> {
        own.report()
            .answer(
                new Answer.Intended(
                    connection.target().name(), own.asked(connection, hub -> hub.plan(request))));
        return 0;
      });
    }
    return call.each((own, connection) -> {
      own.changing(connection, hub -> hub.execute(request));
      return 0;
    });
  }

  /// How many.
  static int count(String text) {
    if (COUNT.matcher(text).matches()) {
      return Integer.parseInt(text);
    }
    throw new Problem(
            Code.ARGUMENTS_INVALID,
            text + " is not a number of migrations",
            UNTOUCHED,
            "write how many, from 1: migr8 up 1 applies the next, migr8 down 1 takes back the last")
        .exception();
  }

  /// How many targets at once.
  static int atOnce(String text) {
    if (COUNT.matcher(text).matches() && Integer.parseInt(text) <= MOST_AT_ONCE) {
      return Integer.parseInt(text);
    }
    throw new Problem(
            Code.ARGUMENTS_INVALID,
            text + " is not a number of targets",
            UNTOUCHED,
            "write how many to work on at once, from 1 to " + MOST_AT_ONCE + ": --parallel 4")
        .exception();
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
      Problem problem =
          new Problem(
              Code.ARGUMENTS_INVALID,
              text + " is not a version",
              UNTOUCHED,
              "write a version as migr8 status shows it");
      throw new ProblemException(problem, e);
    }
  }
}
