package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What differs between kinds of databases when they are backed up, asked once.
public interface Kind {

  /// Every kind; adding one is adding a line.
  List<Kind> ALL = List.of(new PostgresKind(), new MySqlKind(), new SqliteKind());

  /// The kind with the id of a dialect.
  static Kind of(String engine) {
    return ALL.stream()
        .filter(kind -> kind.engine().equals(engine))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(engine));
  }

  /// The id of its dialect: `postgres`.
  String engine();

  /// What a backup holds: `sql` for statements, `sqlite` for the image of a file.
  String content();

  /// The product as the server names itself, with its version.
  String product(OpenTarget open);

  /// Begins a dump of one moment of the database.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when no client program fits
  Dump dump(Making making) throws IOException;

  /// The definition of the schemas, a line for each thing; none means all of the database. The
  /// session is closed afterwards.
  List<String> schema(Session session, List<String> schemas);

  /// How many things lie in the schemas.
  long things(Session session, List<String> schemas);

  /// The backup whose restore stopped half-way, as a restore leaves word of it.
  Optional<String> unfinished(Session session);

  /// Whether a restore that fails leaves everything as it was.
  boolean allOrNothing();

  /// Loads a dump.
  ///
  /// @return how many statements, or pages, that were
  /// @throws LoadFailure when the server refuses a part of it
  long load(Loading loading) throws IOException;

  /// A new database beside the one that is open, for a trial.
  Scratch scratch(OpenTarget open, Access access) throws IOException;
}
