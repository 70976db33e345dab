package dev.migratehub.seed.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One record of a CSV file as it stands there.
final class CsvRecord {

  private final long line;
  private final @Nullable String[] values;

  private CsvRecord(long line, @Nullable String[] values) {
    this.line = line;
    this.values = values;
  }

  /// Where it begins, from 1.
  long line() {
    return line;
  }

  /// Null for a value that is empty and not in quotes.
  @Nullable String[] values() {
    return values;
  }

  /// Collects the values of one record after another.
  static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRecord> {

    private static final int MOST = 4096;

    private final String file;
    private @Nullable String[] values = new String[16];
    private int count;

    Handler(String file) {
      this.file = file;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      count = 0;
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
      if (count == MOST) {
        throw Unreadable.at(file, "a row has more than " + MOST + " values");
      }
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = length == 0 && !quoted ? null : new String(text, offset, length);
    }

    @Override
    protected CsvRecord buildRecord() {
      return new CsvRecord(getStartingLineNumber(), Arrays.copyOf(values, count));
    }
  }
}
