package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.sql.Position;
import java.util.List;

/// A statement of a script did not work; caught within this package and told as a problem.
final class StatementFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ServerError error;
  private final String sqlState;
  private final transient Place place;
  private final transient List<Holder> blockers;

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

  /// Whether the same statement may work a little later.
  boolean passing() {
    return error.meaning() == ServerError.Meaning.LOCK_TIMEOUT
        || error.meaning() == ServerError.Meaning.DEADLOCK;
  }
}
