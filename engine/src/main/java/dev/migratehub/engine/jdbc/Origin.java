package dev.migratehub.engine.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a session was at some moment, and how it becomes that again.
public final class Origin {

  private final List<String> always;
  private final String question;
  private final List<String> settings;

  private Origin(List<String> always, String question, List<String> settings) {
    this.always = List.copyOf(always);
    this.question = question;
    this.settings = List.copyOf(settings);
  }

  /// As the session is now.
  ///
  /// @param always statements that do no harm where nothing was changed
  /// @param question a query for statements of which only those are needed whose setting was
  ///   changed, because they may need a right; empty for none, and passed over where the server
  ///   does not answer it
  public static Origin of(Session session, List<String> always, String question) {
    if (question.isEmpty()) {
      return new Origin(always, "", List.of());
    }
    try {
      return new Origin(always, question, session.query(question, Row::first));
    } catch (SqlFailure e) {
      return new Origin(always, "", List.of());
    }
  }

  /// The statements that make the session what it was, where that needs no question.
  public Optional<List<String>> statements() {
    return question.isEmpty() ? Optional.of(always) : Optional.empty();
  }

  /// Makes the session what it was. What is refused at first may need a right that comes back with
  /// the role, which is tried before it is asked for again.
  public void restore(Session session) {
    if (question.isEmpty()) {
      always.forEach(session::execute);
      return;
    }
    List<String> refused = new ArrayList<>();
    Stream.concat(always.stream(), changed(session).stream())
        .forEach(statement -> {
          try {
            session.execute(statement);
          } catch (SqlFailure e) {
            refused.add(statement);
          }
        });
    refused.forEach(session::execute);
  }

  private List<String> changed(Session session) {
    if (question.isEmpty()) {
      return List.of();
    }
    Set<String> now = new HashSet<>(session.query(question, Row::first));
    return settings.stream().filter(statement -> !now.contains(statement)).toList();
  }
}
