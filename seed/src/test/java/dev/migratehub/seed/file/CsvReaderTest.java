package dev.migratehub.seed.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.migratehub.engine.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReaderTest {

  private static final int LONGEST = 1 << 24;
  private static final String[] PIECES = {
    "a", "bc", ",", ",", "\"", "\"\"", "\n", "\r\n", "\\", "\t", "é", "漢", "😀", " ", "\"x\"",
    ",\"\","
  };

  @Test
  void an_empty_value_is_null_and_an_empty_one_in_quotes_is_not() throws Exception {
    assertThat(lines("a,,\"\",\n,\n\"\""))
        .containsExactly("1[a, null, , null]", "2[null, null]", "3[]");
  }

  @Test
  void values_in_quotes_hold_commas_quotes_and_ends_of_lines() throws Exception {
    assertThat(lines("\"a,b\",\"c\"\"d\",\"e\nf\r\ng\rh\"\r\nx\"y,z\r\n"))
        .containsExactly("1[a,b, c\"d, e\nf\r\ng\rh]", "5[x\"y, z]");
  }

  @Test
  void lines_end_in_three_ways_and_empty_ones_are_passed_over() throws Exception {
    assertThat(lines("a\r\rb\n\r\nc\r\nd")).containsExactly("1[a]", "3[b]", "5[c]", "6[d]");
    assertThat(lines("\"a\r\",b\n\"c\r\"\nd")).containsExactly("1[a\r, b]", "3[c\r]", "5[d]");
  }

  @Test
  void a_mark_before_the_text_is_no_part_of_it() throws Exception {
    assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1[a]", "2[\uFEFFb]");
    assertThat(lines("\uFEFF")).isEmpty();
    assertThat(lines("")).isEmpty();
  }

  @Test
  void a_row_is_plain_when_nothing_in_it_needs_more_than_its_bytes() throws Exception {
    CsvReader reader = reader("a,\"b\"\n,a\na\\,b\n\"a\tb\"\n\"a\nb\"\né,\"\"\n", 3);
    List<Boolean> plain = new ArrayList<>();
    for (CsvRecord record = reader.next(); record != null; record = reader.next()) {
      plain.add(record.isPlain());
    }
    assertThat(plain).containsExactly(true, false, false, false, false, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,\"b", "a\n\"b\"c,d", "a\n\"b\"é"})
  void quotes_that_do_not_fit_are_told_with_their_line(String text) {
    assertThatThrownBy(() -> lines(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("x.csv:" + (text.startsWith("a,") ? 1 : 2));
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused_wherever_they_stand() {
    for (byte[] wrong :
        List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xE2, (byte) 0x82, ','},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
      byte[] bytes = Arrays.copyOf("a\n\"b\",".getBytes(StandardCharsets.UTF_8), 6 + wrong.length);
      System.arraycopy(wrong, 0, bytes, 6, wrong.length);
      assertThatThrownBy(
              () -> {
                CsvReader reader = new CsvReader("x.csv", new ByteArrayInputStream(bytes), LONGEST);
                reader.next();
                reader.next();
              })
          .isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void a_value_is_as_long_as_its_characters() throws Exception {
    String three = "漢".repeat(400_000);
    CsvReader reader =
        new CsvReader("x.csv", in("\"" + three + "\",a,\"" + three + "\"", 70_000), 400_000);
    assertThat(reader.next()).isNotNull();
    CsvReader shorter = new CsvReader("x.csv", in("b," + three, 70_000), 399_999);
    assertThatThrownBy(shorter::next).hasMessageContaining("a value is longer than");
  }

  @Test
  void ends_of_lines_within_quotes_are_kept_wherever_a_piece_ends() throws Exception {
    String text = "1,\"a\rb\"\r\n2,\"\r\"\r3,\"\r\n\"\n4,\"\r\r\n\n\"";
    for (int buffer = 4; buffer < 30; buffer++) {
      for (int atOnce = 1; atOnce < 6; atOnce++) {
        assertThat(lines(text, atOnce, buffer))
            .containsExactly("1[1, a\rb]", "3[2, \r]", "5[3, \r\n]", "7[4, \r\r\n\n]");
      }
    }
  }

  @Test
  void a_row_has_an_end() throws Exception {
    String row = "a,".repeat(40);
    assertThat(new CsvReader("x.csv", in(row, 7), LONGEST, 4, 128).next()).isNotNull();
    CsvReader shorter = new CsvReader("x.csv", in("b\n" + row, 7), LONGEST, 4, 64);
    assertThat(shorter.next()).isNotNull();
    assertThatThrownBy(shorter::next).hasMessageContaining("a row is longer than 64 bytes");
  }

  @Test
  void any_text_is_taken_apart_as_another_reader_does_it() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(25); j > 0; j--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      int buffer = 4 + random.nextInt(16);
      assertThat(outcome(text.toString(), 1 + random.nextInt(9), buffer))
          .as("%s", text)
          .isEqualTo(expected(text.toString()));
    }
  }

  /// A small buffer moves and grows all the time.
  private static String outcome(String text, int atOnce, int buffer) throws IOException {
    try {
      String small = lines(text, atOnce, buffer).toString();
      assertThat(lines(text, atOnce, 1 << 16)).hasToString(small);
      return small;
    } catch (ProblemException e) {
      return "refused";
    }
  }

  /// The other one takes the end of a file for the end of quotes that are open.
  private static String expected(String text) {
    if (open(text)) {
      return "refused";
    }
    List<String> lines = new ArrayList<>();
    try (var records =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(new Others(), text)) {
      records.forEach(lines::add);
      return lines.toString();
    } catch (CsvParseException e) {
      return "refused";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Whether quotes are open at the end, in a text that is CSV up to there.
  private static boolean open(String text) {
    boolean within = false;
    boolean begins = true;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' && (begins || quoted)) {
        within = !within;
        quoted = true;
        begins = false;
      } else if (!within) {
        begins = sign == ',' || sign == '\n' || sign == '\r';
        quoted &= !begins;
      }
    }
    return within;
  }

  private static List<String> lines(String text) throws IOException {
    return lines(text, 1 << 16, 1 << 16);
  }

  private static List<String> lines(String text, int atOnce, int buffer) throws IOException {
    CsvReader reader = new CsvReader("x.csv", in(text, atOnce), LONGEST, buffer, LONGEST);
    List<String> lines = new ArrayList<>();
    for (CsvRecord record = reader.next(); record != null; record = reader.next()) {
      lines.add(record.line() + Arrays.toString(record.values()));
    }
    return lines;
  }

  private static CsvReader reader(String text, int atOnce) throws IOException {
    return new CsvReader("x.csv", in(text, atOnce), LONGEST);
  }

  /// Gives a few bytes at a time.
  private static InputStream in(String text, int atOnce) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, atOnce));
      }
    };
  }

  private static final class Others
      extends de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler<String> {

    private final List<String> values = new ArrayList<>();

    @Override
    protected void handleBegin(long line) {
      values.clear();
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
      values.add(length == 0 && !quoted ? "null" : new String(text, offset, length));
    }

    @Override
    protected String buildRecord() {
      return getStartingLineNumber() + values.toString();
    }
  }
}
