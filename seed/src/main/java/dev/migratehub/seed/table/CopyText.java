package dev.migratehub.seed.table;

import dev.migratehub.seed.file.CsvRecord;
import dev.migratehub.seed.file.CsvRow;
import dev.migratehub.seed.file.Row;
import dev.migratehub.seed.file.YamlRow;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of rows as `COPY` takes them: tabs between values, back-slashes before what would be taken
/// for something else.
final class CopyText extends InputStream {

  private static final int CHUNK = 1 << 16;

  private final Rows rows;
  private final List<String> named;
  private byte[] buffer = new byte[CHUNK * 2];
  private int at;
  private int end;
  private long count;

  CopyText(Rows rows, List<String> named) {
    this.rows = rows;
    this.named = named;
  }

  /// How many rows were read.
  long count() {
    return count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (at == end && !fill()) {
      return -1;
    }
    int taken = Math.min(length, end - at);
    System.arraycopy(buffer, at, target, offset, taken);
    at += taken;
    return taken;
  }

  private boolean fill() {
    at = 0;
    end = 0;
    while (end < CHUNK) {
      Row row = rows.next(named);
      if (row == null) {
        break;
      }
      count++;
      switch (row) {
        case CsvRow csv -> put(csv.text());
        case YamlRow yaml -> put(yaml.values());
      }
    }
    return end > 0;
  }

  private void put(CsvRecord row) {
    byte[] bytes = row.bytes();
    if (row.isPlain()) {
      putPlain(row, bytes);
      return;
    }
    room(bytes.length * 2 + row.size() * 3);
    for (int i = 0; i < row.size(); i++) {
      if (row.isNull(i)) {
        putNull();
      } else {
        for (int j = row.begin(i); j < row.end(i); j++) {
          put(bytes[j]);
        }
      }
      buffer[end++] = '\t';
    }
    buffer[end - 1] = '\n';
  }

  /// Most rows go as they are, but for what stands between their values.
  private void putPlain(CsvRecord row, byte[] bytes) {
    room(bytes.length + 1);
    System.arraycopy(bytes, 0, buffer, end, bytes.length);
    for (int i = 0; i < row.size(); i++) {
      buffer[end + row.end(i)] = '\t';
    }
    end += bytes.length + 1;
    buffer[end - 1] = '\n';
  }

  private void putNull() {
    buffer[end++] = '\\';
    buffer[end++] = 'N';
  }

  private void put(@Nullable String[] values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        room(1);
        buffer[end++] = '\t';
      }
      String value = values[i];
      if (value == null) {
        room(2);
        putNull();
      } else {
        put(value);
      }
    }
    room(1);
    buffer[end++] = '\n';
  }

  /// Most values are ASCII, and go sign by sign; the others by way of their bytes.
  private void put(String value) {
    int length = value.length();
    room(length * 2);
    int start = end;
    for (int i = 0; i < length; i++) {
      char sign = value.charAt(i);
      if (sign >= 0x80) {
        end = start;
        put(value.getBytes(StandardCharsets.UTF_8));
        return;
      }
      if (sign > '\\' || (sign > '\r' && sign != '\\')) {
        buffer[end++] = (byte) sign;
      } else {
        put((byte) sign);
      }
    }
  }

  private void put(byte[] bytes) {
    room(bytes.length * 2);
    for (byte b : bytes) {
      put(b);
    }
  }

  private void put(byte b) {
    byte letter = letter(b);
    if (letter != 0) {
      buffer[end++] = '\\';
      buffer[end++] = letter;
    } else {
      buffer[end++] = b;
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

  private void room(int more) {
    if (end + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + more));
    }
  }
}
