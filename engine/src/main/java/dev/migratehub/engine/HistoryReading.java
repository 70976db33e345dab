package dev.migratehub.engine;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.time.DateTimeException;
import java.util.function.Supplier;

/// Reads a target's history, and says why that cannot be done.
final class HistoryReading {

  private HistoryReading() {}

  static History history(OpenTarget open, HistoryTable table) {
    return reading(open, table, table::read);
  }

  /// What a reading of the table answers.
  static <T> T reading(OpenTarget open, HistoryTable table, Supplier<T> read) {
    try {
      return read.get();
    } catch (SqlFailure e) {
      ServerError error = open.dialect().error(e.sqlState(), e.vendorCode(), e.words());
      throw refused(error.code(Code.HISTORY_TABLE_FOREIGN), table, error.sentence(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      // A database that takes an unknown column's name for a text answers with the name.
      throw refused(Code.HISTORY_TABLE_FOREIGN, table, "its rows are of another form", e);
    }
  }

  private static ProblemException refused(
      Code code, HistoryTable table, String why, RuntimeException cause) {
    String what = "the history table %s cannot be read: %s".formatted(table.name(), why);
    return new ProblemException(new Problem(code, what, "nothing was changed", next(code)), cause);
  }

  private static String next(Code code) {
    return switch (code) {
      case CONNECTION_LOST -> "when the server is back, run the same command again";
      case PRIVILEGE_MISSING -> "give the user the right to read it";
      case STATEMENT_BLOCKED -> "let the other session finish, then run the same command again";
      default -> "if another tool made this table, name another one: --table NAME";
    };
  }
}
