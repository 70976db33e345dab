package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Syntax;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Goes through a script from statement to statement, past everything between them.
public final class Walk implements AutoCloseable {

  private final Script script;
  private final ScriptReader reader;
  private long number;
  private boolean copies;

  /// A walk from the first statement on.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when the script cannot be read
  public Walk(Script script, Supplier<Syntax> syntax) {
    this.script = script;
    this.reader = new ScriptReader(script, syntax);
  }

  /// The next statement, or empty after the last.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when the script cannot be split
  public Optional<Numbered> next() {
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      Optional<Numbered> statement = Numbered.of(next.get(), number + 1);
      if (statement.isPresent()) {
        number++;
        copies = next.get() instanceof Segment.Copy;
        return statement;
      }
    }
    return Optional.empty();
  }

  /// The checksum of the rows behind the `COPY` that came last; of nothing behind other statements.
  public Checksum rows() {
    try {
      return copies ? Checksum.of(reader.rows()) : new Checksum.Accumulator().checksum();
    } catch (IOException e) {
      throw Refusal.brokeOff(script.file(), e);
    }
  }

  /// The statement of that number; empty where the script has fewer.
  public static Optional<Numbered> statement(Script script, Supplier<Syntax> syntax, long number) {
    try (Walk walk = new Walk(script, syntax)) {
      Optional<Numbered> next = walk.next();
      while (next.filter(it -> it.number() < number).isPresent()) {
        next = walk.next();
      }
      return next;
    }
  }

  /// The line of the file on which a statement starts.
  public static dev.migratehub.engine.problem.Excerpt excerpt(Script script, Numbered statement) {
    return ExcerptReader.read(script.file(), script.content(), statement.position());
  }

  @Override
  public void close() {
    reader.close();
  }
}
