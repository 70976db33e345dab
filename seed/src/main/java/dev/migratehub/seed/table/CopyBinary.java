package dev.migratehub.seed.table;

import dev.migratehub.seed.file.CsvRecord;
import dev.migratehub.seed.file.CsvRow;
import dev.migratehub.seed.file.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows as the server keeps them, which it takes in two thirds of the time that it needs to read
/// text. A row with a value that is not written in the usual way cannot be said in it: what such a
/// value means, or what is wrong with it, is for the server to say.
final class CopyBinary implements CopyForm {

  /// The signature, no flags, no more head.
  private static final byte[] HEAD =
      "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private final BinaryValue[] values;

  private CopyBinary(BinaryValue[] values) {
    this.values = values;
  }

  /// For columns all of whose types are known; empty for others.
  static Optional<CopyForm> of(List<Column> columns) {
    List<BinaryValue> values = new ArrayList<>();
    columns.forEach(column -> BinaryValue.of(column.type()).ifPresent(values::add));
    return values.size() == columns.size()
        ? Optional.of(new CopyBinary(values.toArray(BinaryValue[]::new)))
        : Optional.empty();
  }

  @Override
  public String options() {
    return " (format binary)";
  }

  @Override
  public void begin(Bytes out) {
    out.put(HEAD, 0, HEAD.length);
  }

  @Override
  public boolean put(Row row, Bytes out) {
    int start = out.end();
    boolean said = row instanceof CsvRow csv && put(csv.text(), out);
    if (!said) {
      out.cut(start);
    }
    return said;
  }

  private boolean put(CsvRecord row, Bytes out) {
    byte[] bytes = row.bytes();
    out.putShort(values.length);
    int begin = 0;
    for (int i = 0; i < values.length; i++) {
      int end = row.end(i);
      if (row.isNull(i)) {
        out.putInt(-1);
      } else if (!values[i].put(bytes, begin, end, out)) {
        return false;
      }
      begin = end + 1;
    }
    return true;
  }

  @Override
  public void end(Bytes out) {
    out.putShort(-1);
  }
}
