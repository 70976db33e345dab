package dev.migratehub.seed.file;

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
  private final SeedBytes bytes;
  private final CsvReader reader;
  private final List<String> columns;
  private long number;

  private CsvRows(String file, SeedBytes bytes, CsvReader reader, List<String> columns) {
    this.file = file;
    this.bytes = bytes;
    this.reader = reader;
    this.columns = columns;
  }

  static CsvRows open(SeedFile seed) {
    String file = seed.shown();
    try {
      SeedBytes bytes = SeedBytes.open(seed.path());
      try {
        CsvReader reader = new CsvReader(file, bytes.stream(), LONGEST);
        return new CsvRows(file, bytes, reader, header(file, reader.next()));
      } catch (IOException | RuntimeException e) {
        bytes.close();
        throw e;
      }
    } catch (IOException e) {
      throw Unreadable.because(file, e);
    }
  }

  private static List<String> header(String file, @Nullable CsvRecord first) {
    if (first == null) {
      throw Unreadable.at(file, "it is empty, and its first line must name the columns");
    }
    List<String> names = Stream.of(first.values()).map(it -> it == null ? "" : it.strip()).toList();
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        throw Unreadable.at(file + ":" + first.line(), "a column has no name");
      }
      if (!known.add(name)) {
        throw Unreadable.at(file + ":" + first.line(), "the column " + name + " is named twice");
      }
    }
    return names;
  }

  @Override
  public @Nullable Row next() {
    try {
      CsvRecord next = reader.next();
      if (next == null) {
        return null;
      }
      number++;
      if (next.size() != columns.size()) {
        throw Unreadable.at(
            file + ":" + next.line(),
            "row %d has %d values, and the header names %d columns"
                .formatted(number, next.size(), columns.size()));
      }
      return new CsvRow(number, columns, next);
    } catch (IOException e) {
      throw Unreadable.because(file, e);
    }
  }

  @Override
  public long bytes() {
    return bytes.count();
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
