package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;

/// What can be wrong with a configuration file.
final class FileProblems {

  private static final String UNTOUCHED = "no database was touched";

  private FileProblems() {}

  static ProblemException unreadable(String file, String why, Throwable cause) {
    Problem problem =
        new Problem(
            Code.CONFIG_UNREADABLE,
            "the configuration file " + file + " cannot be read: " + why,
            UNTOUCHED,
            "check the name after --config, or write a file: migr8 config init");
    return new ProblemException(problem, cause);
  }

  static ProblemException notYaml(String place, String why, Throwable cause) {
    Problem problem =
        new Problem(
            Code.CONFIG_UNREADABLE,
            place + " is not YAML: " + why,
            UNTOUCHED,
            "mend the line, then see what is understood: migr8 config show");
    return new ProblemException(problem, cause);
  }

  static ProblemException notAValue(String place, String key) {
    return new Problem(
            Code.SETTING_INVALID,
            "%s: %s must be one value, not a list".formatted(place, key),
            UNTOUCHED,
            "write it as key: value")
        .exception();
  }

  static ProblemException twice(String place, String key) {
    return new Problem(
            Code.SETTING_INVALID,
            "%s: %s stands there a second time".formatted(place, key),
            UNTOUCHED,
            "remove one of the two")
        .exception();
  }

  static ProblemException unknownKey(String place, String key) {
    String plain = key.replaceFirst("^targets\\.[^.]*\\.", "");
    return new Problem(
            Code.SETTING_INVALID,
            "%s: %s is not a setting".formatted(place, key),
            UNTOUCHED,
            "did you mean %s? All there are: migr8 config show"
                .formatted(Settings.nearest(plain).key()))
        .exception();
  }
}
