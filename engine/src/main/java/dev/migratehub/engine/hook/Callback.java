package dev.migratehub.engine.hook;

import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;

/// Java code that runs with migrations, round the SQL hooks of the folder.
///
/// The connection is the one the scripts run on, with a transaction open; the run ends that
/// transaction itself, so that `commit`, `rollback`, `close` and the like are refused. What one
/// method throws ends the run. A script that others were in the way of is tried again, and its
/// callbacks with it.
public interface Callback {

  /// The name in messages.
  default String name() {
    return getClass().getSimpleName();
  }

  /// Before the first step of a run that has something to do; in a transaction of its own.
  default void beforeRun(Plan plan, Connection connection) throws SQLException {}

  /// Before the script of a migration: in its transaction, or in one of its own before a script
  /// that runs statement by statement.
  default void beforeEach(Step.Scripted step, Connection connection) throws SQLException {}

  /// After the script of a migration and before its history is written, as [#beforeEach] else.
  default void afterEach(Step.Scripted step, Connection connection) throws SQLException {}

  /// After the last step of a run that did something; in a transaction of its own. What the run did
  /// stays even when this fails.
  default void afterRun(Plan plan, Connection connection) throws SQLException {}
}
