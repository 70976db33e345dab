package dev.migratehub.backup.kind;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A dump of MariaDB's program, made of MySQL, without the values of generated columns: MySQL takes
/// none for them. Every other byte is passed on as it is.
///
/// The program writes each `INSERT` with its columns at the start of a line, and a value as a
/// number, a word, a hexadecimal number or a text in single quotes with back-slashes.
final class WithoutGenerated extends InputStream {

  private static final int CHUNK = 1 << 16;
  private static final byte[] INSERT = "INSERT INTO `".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern HEAD =
      Pattern.compile("INSERT INTO `((?:[^`]|``)*)` \\((.*)\\) VALUES\\s*", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)*)`");

  private final BufferedInputStream in;
  private final Map<String, Set<String>> generated;
  private final ByteArrayOutputStream ready = new ByteArrayOutputStream(CHUNK);
  private byte[] given = new byte[0];
  private int at;
  private boolean lineStart = true;

  WithoutGenerated(InputStream in, Map<String, Set<String>> generated) {
    this.in = new BufferedInputStream(in, CHUNK);
    this.generated = generated;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (at == given.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, given.length - at);
    System.arraycopy(given, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    ready.reset();
    int next = 0;
    while (ready.size() < CHUNK && (next = next()) >= 0) {
      ready.write(next);
      if (lineStart && next == 'I' && startsInsert()) {
        insert();
      }
      lineStart = next == '\n';
    }
    given = ready.toByteArray();
    at = 0;
    return given.length > 0;
  }

  private int next() throws IOException {
    return in.read();
  }

  /// Whether the bytes that follow an I are the rest of the words; none is taken.
  private boolean startsInsert() throws IOException {
    in.mark(INSERT.length);
    byte[] rest = in.readNBytes(INSERT.length - 1);
    in.reset();
    return java.util.Arrays.equals(rest, 0, rest.length, INSERT, 1, INSERT.length);
  }

  /// Reads on to the first row, and passes the rest over where no column of the table is generated.
  private void insert() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write('I');
    boolean quoted = false;
    int next;
    while ((next = next()) >= 0) {
      head.write(next);
      quoted ^= next == '`';
      if (!quoted && next == 'S' && endsHead(head)) {
        break;
      }
    }
    String text = head.toString(StandardCharsets.UTF_8);
    Matcher form = HEAD.matcher(text);
    Set<String> without = form.matches() ? generated.get(name(form.group(1))) : null;
    byte[] rest = text.getBytes(StandardCharsets.UTF_8);
    if (without == null) {
      ready.write(rest, 1, rest.length - 1);
      return;
    }
    List<String> columns = NAME.matcher(form.group(2)).results().map(it -> it.group(1)).toList();
    List<String> kept = columns.stream().filter(it -> !without.contains(name(it))).toList();
    ready.write(
        "NSERT INTO `%s` (%s) VALUES"
            .formatted(
                form.group(1), String.join(", ", kept.stream().map(it -> "`" + it + "`").toList()))
            .getBytes(StandardCharsets.UTF_8));
    boolean[] left = new boolean[columns.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = without.contains(name(columns.get(i)));
    }
    rows(left);
  }

  private static boolean endsHead(ByteArrayOutputStream head) {
    byte[] bytes = head.toByteArray();
    return bytes.length > 8
        && new String(bytes, bytes.length - 8, 8, StandardCharsets.US_ASCII).equals(") VALUES");
  }

  private static String name(String quoted) {
    return quoted.replace("``", "`");
  }

  /// Copies rows up to the semicolon that ends them, but for the values that are left out.
  private void rows(boolean[] left) throws IOException {
    int next;
    while ((next = next()) >= 0) {
      ready.write(next);
      if (next == ';') {
        return;
      }
      if (next == '(') {
        row(left);
      }
    }
  }

  private void row(boolean[] left) throws IOException {
    List<byte[]> values = new ArrayList<>();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    int depth = 0;
    int next;
    while ((next = next()) >= 0) {
      if (depth == 0 && (next == ',' || next == ')')) {
        if (values.size() >= left.length || !left[values.size()]) {
          values.add(value.toByteArray());
        } else {
          values.add(null);
        }
        value.reset();
        if (next == ')') {
          break;
        }
        continue;
      }
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      value.write(next);
      if (next == '\'') {
        text(value);
      }
    }
    boolean first = true;
    for (byte[] kept : values) {
      if (kept != null) {
        if (!first) {
          ready.write(',');
        }
        ready.write(kept);
        first = false;
      }
    }
    ready.write(')');
  }

  private void text(ByteArrayOutputStream value) throws IOException {
    int next;
    while ((next = next()) >= 0) {
      value.write(next);
      if (next == '\\') {
        value.write(next());
      } else if (next == '\'') {
        return;
      }
    }
  }
}
