package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.sql.Position;
import java.util.List;
import java.util.Optional;

/// A statement of a script did not work; caught within this package and told as a problem.
final class StatementFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ServerError error;
  private final String sqlState;
  private final transient Place place;
  private final transient List<Holder> blockers;
  private final transient Optional<Step.Hook> hook;

  /// Which statement it was.
  ///
  /// @param number from 1 within the script
  record Place(long number, Position position, String text) {}

  StatementFailure(
      ServerError error, String sqlState, Place place, List<Holder> blockers, Throwable cause) {
    super(error.sentence(), cause);
    this.error = error;
    this.sqlState = sqlState;
    this.place = place;
    this.blockers = List.copyOf(blockers);
    this.hook = Optional.empty();
  }

  private StatementFailure(StatementFailure failure, Step.Hook hook) {
    super(failure.error.sentence(), failure.getCause());
    this.error = failure.error;
    this.sqlState = failure.sqlState;
    this.place = failure.place;
    this.blockers = failure.blockers;
    this.hook = Optional.of(hook);
  }

  /// The same failure, of a hook that runs with the script.
  StatementFailure of(Step.Hook script) {
    return new StatementFailure(this, script);
  }

  /// The hook that failed, where it is not the script itself.
  Optional<Step.Hook> hook() {
    return hook;
  }

  ServerError error() {
    return error;
  }

  String sqlState() {
    return sqlState;
  }

  Place place() {
    return place;
  }

  List<Holder> blockers() {
    return blockers;
  }

  /// Whether there is no session any more to ask or to write with.
  boolean sessionLost() {
    return switch (error.meaning()) {
      case CONNECTION_LOST, SESSION_RUINED, UNREACHABLE -> true;
      default -> false;
    };
  }

  /// Whether the same statement may work a little later.
  boolean passing() {
    return error.meaning() == ServerError.Meaning.LOCK_TIMEOUT
        || error.meaning() == ServerError.Meaning.DEADLOCK;
  }
}
