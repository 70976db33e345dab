package dev.migratehub.engine.dialect;

import java.util.List;
import java.util.function.UnaryOperator;

/// What is asked to see whether a target is fit for migrations. Nothing of it changes anything.
///
/// @param questions with answers that only the dialect understands
/// @param transactions a query with one parameter, seconds: the transactions of other sessions that
///   have been open for longer, as `session_id`, `user_name`, `host`, `since`, `seconds`, `state`,
///   `statement`; empty where nobody else can hold anything for long
/// @param ending the statement that ends such a session, with `%s` for its id
/// @param seeing the statement that lets a user see the sessions of others
/// @param now a query for the server's time in UTC as `2026-01-31 12:00:00.000000`; empty where the
///   server is this machine
public record Health(
    List<Question> questions,
    String transactions,
    String ending,
    UnaryOperator<String> seeing,
    String now) {

  public Health {
    questions = List.copyOf(questions);
  }

  /// One question.
  ///
  /// @param sql a query; its first parameters, if it has any, are schema and table of the history
  /// @param column the column that is read; empty for the first
  /// @param since the oldest version number that understands it
  /// @param quiet whether nothing is said when the server refuses to answer
  public record Question(
      Finding.Topic topic,
      String sql,
      int parameters,
      String column,
      int since,
      boolean quiet,
      Reading reading) {

    /// A question whose answer is the first column.
    public static Question of(Finding.Topic topic, String sql, Reading reading) {
      return new Question(topic, sql, 0, "", 0, false, reading);
    }

    /// The same with schema and table of the history as parameters.
    public Question named() {
      return new Question(topic, sql, 2, column, since, quiet, reading);
    }

    /// The same where another column is read.
    public Question column(String name) {
      return new Question(topic, sql, parameters, name, since, quiet, reading);
    }

    /// The same for newer servers only.
    public Question since(int version) {
      return new Question(topic, sql, parameters, column, version, quiet, reading);
    }

    /// The same where a refusal means nothing.
    public Question quietly() {
      return new Question(topic, sql, parameters, column, since, true, reading);
    }
  }

  /// What the rows of an answer mean.
  public interface Reading {

    /// The findings; none where there is nothing to say.
    List<Finding> of(List<String> rows, Place place);
  }

  /// Where the history is to be, and who we are.
  ///
  /// @param schema of the history table
  /// @param exists whether the table is there
  public record Place(String user, String database, String schema, String table, boolean exists) {}
}
