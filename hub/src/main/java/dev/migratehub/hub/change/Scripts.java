package dev.migratehub.hub.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.script.Directives;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import java.util.Optional;

/// Makes the engine's scripts of what a version holds. The checksum is the one of the text as it is
/// kept; the transaction mode is the version's unless the text asks for one itself.
public final class Scripts {

  private Scripts() {}

  /// The way forward.
  public static Script up(Migration migration, Migration.Version version) {
    return of(fileName(migration, "up"), version.sqlUp(), version.transactionMode());
  }

  /// The way back, where there is one.
  public static Optional<Script> down(Migration migration, Migration.Version version) {
    String name = fileName(migration, "down");
    return version.sqlDown().map(text -> of(name, text, version.transactionMode()));
  }

  /// How a script is called in sentences: `20260131120000_add_orders.up.sql`.
  static String fileName(Migration migration, String direction) {
    return fileName(migration.key(), migration.name(), direction);
  }

  static String fileName(String key, String name, String direction) {
    return "%s_%s.%s.sql".formatted(key, name, direction);
  }

  /// @throws dev.migratehub.engine.problem.ProblemException when a directive cannot be used
  static Script of(String name, String text, TransactionMode mode) {
    Script script = ScriptTexts.kept(name, text.getBytes(UTF_8));
    Directives own = script.directives();
    if (own.transaction() != TransactionMode.AUTO || mode == TransactionMode.AUTO) {
      return script;
    }
    Directives both =
        new Directives(
            mode,
            own.requires(),
            own.environments(),
            own.lockTimeout(),
            own.statementTimeout(),
            own.retries(),
            own.changeSet());
    return new Script(
        name, script.content(), script.sections(), both, script.checksum(), script.size());
  }
}
