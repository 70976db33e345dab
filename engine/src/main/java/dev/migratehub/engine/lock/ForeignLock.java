package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Pooling;
import java.time.Duration;
import java.util.Optional;

/// The lock that another migration tool holds while it works, taken so that it does not start
/// meanwhile.
public sealed interface ForeignLock {

  /// The tool takes none.
  record None() implements ForeignLock {}

  /// A lock that the server keeps under a number, or under a word where it has no numbers.
  record Key(long number, String word) implements ForeignLock {}

  /// A row of a table that says whether somebody works: `id` 1, `locked`, `lockedby`,
  /// `lockgranted`. The row is locked, and not changed.
  ///
  /// @param table quoted, with its schema
  record Row(String table) implements ForeignLock {}

  /// Takes the lock of a tool on a target; where only files are locked, the transaction in which we
  /// write keeps everybody else out.
  ///
  /// @param tool the name for messages
  /// @throws dev.migratehub.engine.problem.ProblemException when it was not had in time
  default TargetLock take(OpenTarget target, String tool, Duration wait, Waiting listener) {
    TargetLock.Grip grip =
        switch (this) {
          case None any -> new Free();
          case Key key ->
              switch (target.dialect().lock()) {
                case LockSql.OnServer sql -> onServer(target, sql, key, tool);
                case LockSql.BesideFile any -> new Free();
              };
          case Row row -> new RowGrip(target, row.table());
        };
    String name = tool + "'s lock on " + target.target().address();
    return TargetLock.held(grip, name, wait, listener);
  }

  /// A lock that belongs to a session needs one that is kept.
  private static TargetLock.Grip onServer(
      OpenTarget target, LockSql.OnServer sql, Key key, String tool) {
    if (target.pooling() == Pooling.TRANSACTION) {
      throw new Problem(
              Code.SESSION_NOT_KEPT,
              "a pooler stands before %s, through which the lock of %s cannot be held"
                  .formatted(target.target().address(), tool),
              "nothing was changed",
              "adopt through an address of the server itself; afterwards the pooler is fine")
          .exception();
    }
    return new ServerGrip(
        target, sql, sql.numeric() ? (Object) key.number() : key.word(), Optional.empty());
  }
}
