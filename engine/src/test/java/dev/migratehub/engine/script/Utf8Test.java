package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @ParameterizedTest
  @CsvSource({
    "61C3A9E282ACF09F9982, -1",
    "EFBBBF61, -1",
    "61EDA080, 1",
    "C080, 0",
    "E08080, 0",
    "F08080AF, 0",
    "F4908080, 0",
    "F5808080, 0",
    "6100, 1",
    "C300, 0",
    "61FF, 1",
    "80, 0",
    "6161E9, 2",
    "C3A9C361, 2"
  })
  void the_first_wrong_byte_is_found(String hex, long wrongAt) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(check(bytes, bytes.length).wrongAt()).isEqualTo(wrongAt);
    assertThat(check(bytes, 1).wrongAt()).isEqualTo(wrongAt);
  }

  @Test
  void it_agrees_with_the_decoder_of_the_jdk() {
    Random random = new Random(11);
    int[] interesting = {0x61, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(6)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) interesting[random.nextInt(interesting.length)];
      }
      assertThat(check(bytes, 2).isWellFormed())
          .as(HexFormat.of().formatHex(bytes))
          .isEqualTo(jdkDecodes(bytes));
    }
  }

  private static Utf8 check(byte[] bytes, int chunk) {
    Utf8 utf8 = new Utf8();
    for (int at = 0; at < bytes.length; at += chunk) {
      utf8.add(bytes, at, Math.min(chunk, bytes.length - at));
    }
    utf8.end();
    return utf8;
  }

  private static boolean jdkDecodes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
