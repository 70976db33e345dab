package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

  @Test
  void it_is_the_sha256_that_other_programs_compute() throws IOException {
    assertThat(of("SELECT 1;\n"))
        .hasToString("sha256:b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;\r\nb;\r\n\r\n", "a;\rb;\r\r", "\uFEFFa;\nb;\n\n", "\uFEFFa;\r\nb;\r\n\r\n"})
  void line_ends_and_byte_order_mark_do_not_count(String text) throws IOException {
    assertThat(of(text)).isEqualTo(of("a;\nb;\n\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\r", "\r\n\n\r", "é", "\uFEFF\uFEFFa\r", "ﻼ;\r\nx"})
  void pieces_of_any_size_make_the_same_checksum(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    for (int size = 1; size <= 4; size++) {
      assertThat(inPieces(bytes, size)).isEqualTo(of(text));
    }
  }

  @Test
  void pieces_of_random_bytes_make_the_same_checksum() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            new byte[] {'a', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF}[random.nextInt(6)];
      }
      assertThat(inPieces(bytes, 1 + random.nextInt(5)))
          .isEqualTo(Checksum.of(new ByteArrayInputStream(bytes)));
    }
  }

  @Test
  void the_beginning_of_a_byte_order_mark_is_text() throws IOException {
    byte[] begun = {(byte) 0xEF, (byte) 0xBB};

    assertThat(Checksum.of(new ByteArrayInputStream(begun))).isNotEqualTo(of(""));
  }

  @Test
  void a_second_byte_order_mark_counts() throws IOException {
    assertThat(of("\uFEFF\uFEFFa")).isNotEqualTo(of("a"));
  }

  @Test
  void other_white_space_counts() throws IOException {
    assertThat(of("a ;\n")).isNotEqualTo(of("a;\n"));
    assertThat(of("a;\n\n")).isNotEqualTo(of("a;\n"));
  }

  @Test
  void what_was_written_can_be_read_again() throws IOException {
    assertThat(Checksum.parse(of("a").toString())).isEqualTo(of("a"));
    assertThat(Checksum.parse("d41d8cd9").algorithm()).isEqualTo("unknown");
  }

  private static Checksum inPieces(byte[] bytes, int size) {
    Checksum.Accumulator accumulator = new Checksum.Accumulator();
    for (int at = 0; at < bytes.length; at += size) {
      accumulator.add(bytes, at, Math.min(size, bytes.length - at));
    }
    return accumulator.checksum();
  }

  private static Checksum of(String text) throws IOException {
    return Checksum.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
