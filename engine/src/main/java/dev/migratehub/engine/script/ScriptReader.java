package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Span;
import dev.migratehub.engine.sql.StatementReader;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.SyntaxException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a script segment by segment in constant memory, over all its sections, and computes the
/// checksum of exactly the bytes it read. Spans and positions count from the start of the file. Not
/// for several threads.
public final class ScriptReader implements AutoCloseable {

  private static final long LARGE = 1 << 20;

  private final Script script;
  private final Syntax syntax;
  private final InputStream file;
  private final Checksum.Accumulator accumulator = new Checksum.Accumulator();
  private final boolean summing;
  private final Optional<ReadAhead> ahead;
  private int section = -1;
  private long at;
  private StatementReader reader;
  private boolean ended;
  private Optional<Checksum> checksum = Optional.empty();

  /// Opens the script; each script gets a syntax of its own.
  ///
  /// @throws ProblemException when the file cannot be read
  public ScriptReader(Script script, Supplier<Syntax> syntax) {
    this(script, syntax, true, false);
  }

  private ScriptReader(
      Script script, Supplier<Syntax> syntax, boolean summing, boolean readingAhead) {
    this.script = script;
    this.summing = summing;
    this.syntax = syntax.get();
    try {
      this.file = script.content().open();
    } catch (IOException e) {
      throw Refusal.brokeOff(script.file(), e);
    }
    this.reader = new StatementReader(InputStream.nullInputStream(), this.syntax, 1);
    this.ahead = readingAhead ? Optional.of(new ReadAhead(this::read)) : Optional.empty();
  }

  /// The same without a checksum, which is a third of the work on a large script.
  static ScriptReader withoutChecksum(Script script, Supplier<Syntax> syntax) {
    return new ScriptReader(script, syntax, false, false);
  }

  /// The same for segments that are sent one after the other: a large script is read further while
  /// the server is at work.
  ///
  /// @throws ProblemException when the file cannot be read
  public static ScriptReader ahead(Script script, Supplier<Syntax> syntax) {
    return new ScriptReader(script, syntax, true, script.size() > LARGE);
  }

  /// The next segment, or empty after the last section. Rows that nobody read are passed over.
  ///
  /// @throws ProblemException when the script cannot be split or the file cannot be read
  public Optional<Segment> next() {
    return ahead.isPresent() ? ahead.get().next() : read();
  }

  private Optional<Segment> read() {
    try {
      Optional<Segment> segment = reader.next();
      while (segment.isEmpty() && section + 1 < script.sections().size()) {
        openSection();
        segment = reader.next();
      }
      ended = segment.isEmpty();
      return segment.map(this::inFile);
    } catch (SyntaxException e) {
      throw Refusal.unsplittable(excerptAt(e.position()), e);
    }
  }

  /// The rows that follow the [Segment.Copy] read last, without their end mark. Closing the stream
  /// changes nothing; reading it may throw a [ProblemException].
  public InputStream rows() {
    return reader.rows();
  }

  /// The checksum of the bytes that were read; equals [Script#checksum()] unless the file changed.
  ///
  /// @throws IllegalStateException before [#next()] has answered with the end, or without a
  ///   checksum
  public Checksum checksum() {
    if (!ended || !summing) {
      throw new IllegalStateException("the script was not read to its end: " + script.file());
    }
    Checksum known = checksum.orElseGet(accumulator::checksum);
    checksum = Optional.of(known);
    return known;
  }

  /// The line of the file that holds a place, read anew.
  public Excerpt excerptAt(Position position) {
    return ExcerptReader.read(script.file(), script.content(), position);
  }

  @Override
  public void close() {
    ahead.ifPresent(ReadAhead::close);
    try {
      file.close();
    } catch (IOException e) {
      throw Refusal.brokeOff(script.file(), e);
    }
  }

  private void openSection() {
    long before = section < 0 ? 0 : script.sections().get(section).span().to();
    section++;
    Script.Section next = script.sections().get(section);
    at = next.span().from();
    long length = skip(at - before) ? next.span().length() : 0;
    Stretch.Reader sum = summing ? accumulator::add : (bytes, offset, count) -> {};
    Stretch stretch = new Stretch(script, file, length, sum);
    reader = new StatementReader(stretch, syntax, next.firstLine());
  }

  /// Whether the file is still that long; one that is not shows in the checksum.
  private boolean skip(long bytes) {
    try {
      file.skipNBytes(bytes);
      return true;
    } catch (EOFException e) {
      return false;
    } catch (IOException e) {
      throw Refusal.brokeOff(script.file(), e);
    }
  }

  private Segment inFile(Segment segment) {
    return at == 0
        ? segment
        : switch (segment) {
          case Segment.Statement it ->
              new Segment.Statement(moved(it.span()), it.position(), it.text());
          case Segment.Copy it -> new Segment.Copy(moved(it.span()), it.position(), it.text());
          case Segment.Data it -> new Segment.Data(moved(it.span()));
          case Segment.ClientCommand it ->
              new Segment.ClientCommand(moved(it.span()), it.position(), it.text());
          case Segment.Blank it -> new Segment.Blank(moved(it.span()));
        };
  }

  private Span moved(Span span) {
    return new Span(at + span.from(), at + span.to());
  }
}
