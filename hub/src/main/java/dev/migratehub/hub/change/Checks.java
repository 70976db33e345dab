package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.web.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What there is to know of a script before it runs: what is wrong with it, how many statements it
/// has, how each kind of server will run it, and what it destroys.
///
/// @param losses the first statements after which something is gone
/// @param lost how many such statements there are
/// @param unseen how many characters a reader does not see
public record Checks(
    List<ScriptFinding> findings, List<Way> ways, List<Loss> losses, long lost, long unseen) {

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
  public static final Checks NONE = new Checks(List.of(), List.of(), List.of(), 0, 0);

  /// Reads a script.
  ///
  /// @param field `sqlUp` or `sqlDown`
  /// @param engines where it will run; when nobody knows yet, PostgreSQL
  public static Checks of(String field, String sql, TransactionMode mode, Set<Engine> engines) {
    Read read = new Read();
    List<ScriptFinding> findings = new ScriptCheck(field, field, sql, mode).on(engines, read);
    long unseen = IntStream.range(0, sql.length()).filter(at -> Unseen.at(sql, at)).count();
    return findings.isEmpty()
        ? new Checks(findings, read.ways, read.losses(sql), read.lost(), unseen)
        : new Checks(findings, List.of(), List.of(), 0, unseen);
  }

  /// What is noted while a script is read, once for each kind of server.
  private static final class Read implements ScriptCheck.Reader {

    private final List<Way> ways = new ArrayList<>();
    private final List<Losses> losses = new ArrayList<>();

    @Override
    public Function<String, Effect> effects(Dialect dialect) {
      Losses found = new Losses(dialect, MOST_LOSSES);
      losses.add(found);
      return found;
    }

    @Override
    public void read(Engine engine, Outline outline, Transaction transaction) {
      ways.add(way(engine, outline, transaction));
    }

    private long lost() {
      return losses.stream().mapToLong(Losses::count).max().orElse(0);
    }

    private List<Loss> losses(String sql) {
      return losses.stream()
          .map(it -> it.found(sql))
          .filter(it -> !it.isEmpty())
          .findFirst()
          .orElse(List.of());
    }
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
