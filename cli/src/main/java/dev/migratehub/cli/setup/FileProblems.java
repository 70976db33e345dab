package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Likeness;
import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be wrong with a configuration file.
final class FileProblems {

  private static final String UNTOUCHED = "no database was touched";

  private FileProblems() {}

  static ProblemException notThere(String file) {
    return new Problem(
            Code.CONFIG_UNREADABLE,
            "the configuration file " + file + " cannot be read: it is not there",
            UNTOUCHED,
            "check the name after --config, or write a file: migr8 config init")
        .exception();
  }

  static ProblemException unreadable(String file, IOException why) {
    Problem problem =
        new Problem(
            Code.CONFIG_UNREADABLE,
            "the configuration file " + file + " cannot be read: " + FileTrouble.words(why),
            UNTOUCHED,
            "let the user that runs migr8 read it: ls -ld " + file);
    return new ProblemException(problem, why);
  }

  static ProblemException notUtf8(String what, String charset, String file) {
    return new Problem(
            Code.CONFIG_UNREADABLE,
            what,
            UNTOUCHED,
            "save the file as UTF-8: iconv -f %s -t UTF-8 %s".formatted(charset, file))
        .exception();
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

  static ProblemException unknownKey(String place, String key, List<String> groups) {
    String all = "all there are: migr8 config show";
    return new Problem(
            Code.SETTING_INVALID,
            "%s: %s is not a setting".formatted(place, key),
            UNTOUCHED,
            meant(key.replaceFirst("^targets\\.[^.]*\\.", ""), groups)
                .map(it -> "did you mean " + it + "? A" + all.substring(1))
                .orElse(all))
        .exception();
  }

  private static Optional<String> meant(String key, List<String> groups) {
    String word = key.toLowerCase(Locale.ROOT);
    Optional<String> group = key.contains(".") ? Optional.empty() : Likeness.nearest(word, groups);
    String nearest = Settings.nearest(word).key();
    boolean last = nearest.endsWith("." + word);
    return group.or(() ->
        last || Likeness.slip(word, nearest) || Likeness.slip(word, lastWord(nearest))
            ? Optional.of(nearest)
            : Optional.empty());
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  static ProblemException notAGroup(String place, String key) {
    String plain = key.replaceFirst("^targets\\.[^.]*\\.", "");
    String example =
        Settings.ALL.stream()
            .map(Setting::key)
            .filter(it -> it.startsWith(plain + "."))
            .map(FileProblems::lastWord)
            .findFirst()
            .orElse("NAME");
    return new Problem(
            Code.SETTING_INVALID,
            "%s: %s holds settings of its own and has no value itself".formatted(place, key),
            UNTOUCHED,
            "write what is meant below it, indented, such as %s: …".formatted(example))
        .exception();
  }
}
