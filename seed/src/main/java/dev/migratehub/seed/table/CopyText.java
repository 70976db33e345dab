package dev.migratehub.seed.table;

import dev.migratehub.seed.file.CsvRecord;
import dev.migratehub.seed.file.CsvRow;
import dev.migratehub.seed.file.Row;
import dev.migratehub.seed.file.YamlRow;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Rows of text: tabs between values, back-slashes before what would be taken for something else.
/// Every row can be said in it.
final class CopyText implements CopyForm {

  @Override
  public String options() {
    return "";
  }

  @Override
  public void begin(Bytes out) {
    // It has no head.
  }

  @Override
  public boolean put(Row row, Bytes out) {
    switch (row) {
      case CsvRow csv -> put(csv.text(), out);
      case YamlRow yaml -> put(yaml.values(), out);
    }
    return true;
  }

  @Override
  public void end(Bytes out) {
    // The driver says that it is over.
  }

  private static void put(CsvRecord row, Bytes out) {
    byte[] bytes = row.bytes();
    if (row.isPlain()) {
      putPlain(row, bytes, out);
      return;
    }
    for (int i = 0; i < row.size(); i++) {
      if (row.isNull(i)) {
        putNull(out);
      } else {
        put(bytes, row.begin(i), row.end(i), out);
      }
      out.put('\t');
    }
    out.set(out.end() - 1, '\n');
  }

  /// Most rows go as they are, but for what stands between their values.
  private static void putPlain(CsvRecord row, byte[] bytes, Bytes out) {
    int start = out.end();
    out.put(bytes, 0, bytes.length);
    out.put('\n');
    for (int i = 0; i < row.size() - 1; i++) {
      out.set(start + row.end(i), '\t');
    }
  }

  private static void put(@Nullable String[] values, Bytes out) {
    for (String value : values) {
      if (value == null) {
        putNull(out);
      } else {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        put(bytes, 0, bytes.length, out);
      }
      out.put('\t');
    }
    out.set(out.end() - 1, '\n');
  }

  private static void putNull(Bytes out) {
    out.put('\\');
    out.put('N');
  }

  private static void put(byte[] bytes, int from, int to, Bytes out) {
    for (int i = from; i < to; i++) {
      byte letter = letter(bytes[i]);
      if (letter != 0) {
        out.put('\\');
        out.put(letter);
      } else {
        out.put(bytes[i]);
      }
    }
  }

  /// The letter that stands for a byte behind a back-slash; 0 for most.
  private static byte letter(byte b) {
    return switch (b) {
      case '\\' -> (byte) '\\';
      case '\n' -> (byte) 'n';
      case '\r' -> (byte) 'r';
      case '\t' -> (byte) 't';
      default -> (byte) 0;
    };
  }
}
