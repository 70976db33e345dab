package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.inventory.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A version that nobody has looked at yet.
record Drafted(Migration migration, Migration.Version text) {

  /// The same text under the mode that its way forward asks for, if it does.
  static Migration.Version withOwnMode(Migration.Version text) {
    try {
      TransactionMode own =
          Scripts.of("up", text.sqlUp(), TransactionMode.AUTO).directives().transaction();
      return own == TransactionMode.AUTO ? text : with(text, own, "", Optional.empty());
    } catch (ProblemException e) {
      // It will be said with its place.
      return text;
    }
  }

  /// The version with the engine's checksums.
  ///
  /// @param engines where it will run
  /// @throws Refusal with the findings when it cannot be taken
  Migration.Version checked(Set<Engine> engines) {
    List<ScriptFinding> findings = new ArrayList<>(check("up", text.sqlUp()).on(engines));
    text.sqlDown().ifPresent(down -> findings.addAll(check("down", down).on(engines)));
    if (!findings.isEmpty()) {
      throw refusal(findings);
    }
    return with(
        text,
        text.transactionMode(),
        checksum(text.sqlUp()),
        text.sqlDown().map(Drafted::checksum));
  }

  private ScriptCheck check(String direction, String sql) {
    return new ScriptCheck(
        direction.equals("up") ? "sqlUp" : "sqlDown",
        Scripts.fileName(migration, direction),
        sql,
        text.transactionMode());
  }

  private static Refusal refusal(List<ScriptFinding> findings) {
    ScriptFinding first = findings.getFirst();
    String more = findings.size() == 1 ? "" : " (and %d more)".formatted(findings.size() - 1);
    return new Refusal(
        Fault.INVALID,
        "script",
        first.field() + ": " + first.message() + more,
        Map.of("findings", findings.stream().map(ScriptFinding::json).toList()));
  }

  private static String checksum(String sql) {
    return Scripts.of("script", sql, TransactionMode.AUTO).checksum().toString();
  }

  private static Migration.Version with(
      Migration.Version text, TransactionMode mode, String shaUp, Optional<String> shaDown) {
    return new Migration.Version(
        text.migrationId(),
        text.number(),
        text.sqlUp(),
        text.sqlDown(),
        shaUp,
        shaDown,
        mode,
        text.author(),
        text.createdAt(),
        text.comment());
  }
}
