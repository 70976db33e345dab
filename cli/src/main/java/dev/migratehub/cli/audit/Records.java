package dev.migratehub.cli.audit;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads comma-separated values (RFC 4180) record by record.
final class Records {

  private final Reader in;

  Records(Reader in) {
    this.in = in;
  }

  /// The next record; empty after the last.
  Optional<List<String>> next() throws IOException {
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    while (c >= 0 && (quoted || c != '\n')) {
      if (c == '"') {
        quoted = !quoted;
        in.mark(1);
        boolean twice = in.read() == '"';
        in.reset();
        if (twice && !quoted) {
          value.append('"');
          in.skip(1);
          quoted = true;
        }
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else if (quoted || c != '\r') {
        value.append((char) c);
      }
      c = in.read();
    }
    values.add(value.toString());
    return Optional.of(values);
  }
}
