package dev.migratehub.seed.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file (RFC 4180) whose first line names the columns. An empty value is NULL,
/// one in quotes (`""`) the empty text.
final class CsvRows implements RowSource {

  /// The longest value, in characters.
  private static final int LONGEST = 1 << 24;

  private final String file;
  private final SeedText text;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> columns;
  private long number;
  private long line;

  private CsvRows(
      String file, SeedText text, CloseableIterator<CsvRecord> records, List<String> columns) {
    this.file = file;
    this.text = text;
    this.records = records;
    this.columns = columns;
  }

  static CsvRows open(SeedFile seed) {
    String file = seed.shown();
    try {
      SeedText text = SeedText.open(seed.path());
      try {
        CloseableIterator<CsvRecord> records =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST)
                .build(new CsvRecord.Handler(file), text.reader())
                .iterator();
        return new CsvRows(file, text, records, header(file, records));
      } catch (RuntimeException e) {
        text.close();
        throw translated(file, 1, e);
      }
    } catch (IOException e) {
      throw Unreadable.because(file, e);
    }
  }

  private static List<String> header(String file, CloseableIterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw Unreadable.at(file, "it is empty, and its first line must name the columns");
    }
    List<String> names =
        Stream.of(records.next().values()).map(it -> it == null ? "" : it.strip()).toList();
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        throw Unreadable.at(file + ":1", "a column has no name");
      }
      if (!known.add(name)) {
        throw Unreadable.at(file + ":1", "the column " + name + " is named twice");
      }
    }
    return names;
  }

  @Override
  public @Nullable Row next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord next = records.next();
      line = next.line();
      number++;
      if (next.values().length != columns.size()) {
        throw Unreadable.at(
            file + ":" + line,
            "row %d has %d values, and the header names %d columns"
                .formatted(number, next.values().length, columns.size()));
      }
      return new Row(number, line, columns, next.values());
    } catch (CsvParseException | UncheckedIOException e) {
      throw translated(file, line + 1, e);
    }
  }

  /// The reader wraps what happened to it, sometimes twice.
  private static RuntimeException translated(String file, long line, RuntimeException e) {
    for (Throwable it = e; it != null; it = it.getCause()) {
      if (String.valueOf(it.getMessage()).contains("buffer")) {
        return tooLong(file, line, e);
      }
      if (it instanceof IOException io) {
        return Unreadable.because(file, io);
      }
      if (it instanceof ProblemException problem) {
        return problem;
      }
    }
    return e instanceof CsvParseException
        ? Unreadable.at(
            file, "it is not CSV after line " + Math.max(1, line - 1) + ": " + words(e), e)
        : e;
  }

  /// The innermost words say most.
  private static String words(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null || cause.getMessage() == null
        ? String.valueOf(e.getMessage())
        : words(cause);
  }

  private static RuntimeException tooLong(String file, long line, RuntimeException e) {
    return Unreadable.at(
        file + ":" + line,
        "a value is longer than %d million characters; is a quote not closed?"
            .formatted(LONGEST / 1_000_000),
        e);
  }

  @Override
  public long bytes() {
    return text.bytes();
  }

  @Override
  public void close() {
    try {
      records.close();
      text.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
