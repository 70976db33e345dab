package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Outlines;
import dev.migratehub.engine.script.Script;
import dev.migratehub.hub.inventory.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What there is to know of a script before it runs: what is wrong with it, how many statements it
/// has, how each kind of server will run it, and what it destroys.
///
/// @param losses statements after which something is gone
public record Checks(List<ScriptFinding> findings, List<Way> ways, List<Loss> losses) {

  private static final int MOST_LOSSES = 20;

  public Checks {
    findings = List.copyOf(findings);
    ways = List.copyOf(ways);
    losses = List.copyOf(losses);
  }

  /// How one kind of server will run a script.
  ///
  /// @param whole whether script and history commit together, so that a failure leaves nothing
  /// @param why why not, where it does not
  public record Way(String engine, long statements, boolean whole, String why) {}

  /// A statement that destroys something.
  ///
  /// @param what such as `DROP TABLE`
  /// @param line from 1
  public record Loss(String what, long line) {}

  /// Nothing to say.
  public static final Checks NONE = new Checks(List.of(), List.of(), List.of());

  /// Reads a script.
  ///
  /// @param field `sqlUp` or `sqlDown`
  /// @param engines where it will run; when nobody knows yet, PostgreSQL
  public static Checks of(String field, String sql, TransactionMode mode, Set<Engine> engines) {
    List<ScriptFinding> findings = new ScriptCheck(field, field, sql, mode).on(engines);
    if (!findings.isEmpty()) {
      return new Checks(findings, List.of(), List.of());
    }
    Script script = Scripts.of(field, sql, mode);
    List<Way> ways = new ArrayList<>();
    List<Loss> losses = List.of();
    for (Engine engine : engines.isEmpty() ? Set.of(Engine.POSTGRESQL) : engines) {
      Dialect dialect = engine.dialect();
      Losses found = new Losses(dialect, MOST_LOSSES);
      try {
        Outline outline = Outlines.of(script, dialect::syntax, found);
        ways.add(way(engine, outline, dialect.transactionFor(outline, mode(script, mode))));
        losses = losses.isEmpty() ? found.found(sql) : losses;
      } catch (ProblemException e) {
        // On this kind of server it cannot be read; the findings say so where it matters.
      }
    }
    return new Checks(findings, ways, losses);
  }

  private static TransactionMode mode(Script script, TransactionMode mode) {
    return script.directives().transaction() == TransactionMode.AUTO
        ? mode
        : script.directives().transaction();
  }

  private static Way way(Engine engine, Outline outline, Transaction transaction) {
    return switch (transaction) {
      case Transaction.WholeScript _ -> new Way(engine.text(), outline.statements(), true, "");
      case Transaction.StatementByStatement it ->
          new Way(engine.text(), outline.statements(), false, it.reason());
      case Transaction.Impossible it ->
          new Way(engine.text(), outline.statements(), false, it.what());
    };
  }

  /// Whether something is gone afterwards.
  public boolean destructive() {
    return !losses.isEmpty();
  }

  /// The greatest number of statements on any kind of server.
  public long statements() {
    return ways.stream().mapToLong(Way::statements).max().orElse(0);
  }
}
