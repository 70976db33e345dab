package dev.migratehub.seed.file;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;

/// What can be wrong with a file of data.
final class Unreadable {

  private static final String KEPT = "nothing of this file was kept";

  private Unreadable() {}

  static ProblemException at(String place, String why) {
    return new ProblemException(problem(place, why));
  }

  static ProblemException at(String place, String why, Throwable cause) {
    return new ProblemException(problem(place, why), cause);
  }

  static ProblemException because(String file, IOException why) {
    Problem problem =
        new Problem(
            Code.SEED_UNREADABLE,
            "%s cannot be read: %s".formatted(file, FileTrouble.words(why)),
            KEPT,
            "save it as UTF-8, and let the user that runs migr8 read it; then: migr8 seed run");
    return new ProblemException(problem, why);
  }

  private static Problem problem(String place, String why) {
    return new Problem(
        Code.SEED_UNREADABLE, place + ": " + why, KEPT, "mend the file, then run: migr8 seed run");
  }
}
