package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.SyntaxException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// What the reading of scripts can refuse, in the words the user sees.
final class Refusal {

  private static final String UNTOUCHED = "no database was touched";

  private Refusal() {}

  static ProblemException unreadable(String file, IOException cause) {
    String why =
        switch (cause) {
          case AccessDeniedException denied -> "permission denied";
          case NoSuchFileException missing -> "the file is gone";
          default -> String.valueOf(cause.getMessage());
        };
    Problem problem =
        new Problem(
            Code.FILE_UNREADABLE,
            file + " cannot be read: " + why,
            UNTOUCHED,
            "let the user that runs migr8 read the file: chmod u+r " + file);
    return new ProblemException(problem, cause);
  }

  static ProblemException unsplittable(Excerpt place, SyntaxException cause) {
    Problem problem =
        new Problem(
            Code.SCRIPT_SYNTAX,
            place.location() + " cannot be split into statements: " + cause.getMessage(),
            "nothing from this place on was run",
            "mend the script, then run: migr8 validate",
            Optional.of(place));
    return new ProblemException(problem, cause);
  }
}
