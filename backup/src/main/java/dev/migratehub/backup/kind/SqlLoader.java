package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.StatementReader;
import dev.migratehub.engine.target.OpenTarget;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Sends the statements of a dump, one by one; rows are passed on as they are read.
final class SqlLoader {

  private final OpenTarget open;
  private final UnaryOperator<String> rewriting;
  private long statements;
  private Position position = Position.START;

  /// @param rewriting gives a statement as it is to be sent; an empty one is left out
  SqlLoader(OpenTarget open, UnaryOperator<String> rewriting) {
    this.open = open;
    this.rewriting = rewriting;
  }

  /// Sends everything.
  ///
  /// @throws SqlFailure when the server refuses a statement
  void load(InputStream dump) {
    StatementReader reader = new StatementReader(dump, open.dialect().syntax(), 1);
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      switch (next.get()) {
        case Segment.Statement statement -> send(statement);
        case Segment.Copy copy -> {
          position = copy.position();
          open.session().copy(open.dialect().session().bulk(), copy.text(), reader.rows());
          statements++;
        }
        case Segment.Data any -> {}
        case Segment.ClientCommand any -> {}
        case Segment.Blank any -> {}
      }
    }
  }

  private void send(Segment.Statement statement) {
    position = statement.position();
    String text = rewriting.apply(statement.text());
    if (!text.isEmpty()) {
      open.session().execute(text);
    }
    statements++;
  }

  /// How many statements took effect.
  long statements() {
    return statements;
  }

  /// Where the last one stands.
  String place() {
    return " at line " + position.line();
  }
}
