package dev.migratehub.engine.script;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `beforeMigrate.sql`, `afterEachMigrate__grants.sql` and the like, which are hooks under Flyway's
/// names. Its other callbacks are refused, because leaving them out would give another database.
final class FlywayCallbacks {

  private static final Pattern NAME =
      Pattern.compile("((?:before|after)[A-Z]\\w*?|createSchema)(?:__(.*))?\\.(?i:sql)");

  private static final Map<String, Moment> MOMENTS =
      Map.of(
          "beforeMigrate", Moment.BEFORE_UP,
          "beforeEachMigrate", Moment.BEFORE_EACH_UP,
          "afterEachMigrate", Moment.AFTER_EACH_UP,
          "afterMigrate", Moment.AFTER_UP,
          "afterMigrateApplied", Moment.AFTER_UP,
          "beforeUndo", Moment.BEFORE_DOWN,
          "beforeEachUndo", Moment.BEFORE_EACH_DOWN,
          "afterEachUndo", Moment.AFTER_EACH_DOWN,
          "afterUndo", Moment.AFTER_DOWN);

  private FlywayCallbacks() {}

  /// Whether a file is named like a callback, known or not.
  static boolean isNamed(Entry entry) {
    return NAME.matcher(entry.file()).matches();
  }

  /// The hook that a file is, if it is one.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it is a callback that is not
  ///   called
  static List<HookFile> hooks(Entry entry) {
    Matcher matcher = NAME.matcher(entry.file());
    if (!entry.isSql() || !matcher.matches()) {
      return List.of();
    }
    Moment moment = MOMENTS.get(matcher.group(1));
    if (moment == null) {
      throw NameRefusal.callback(entry);
    }
    String words = matcher.group(2) == null ? "" : matcher.group(2);
    return List.of(new HookFile(entry, moment, words));
  }
}
