package dev.migratehub.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StridesTest {

  private static final String SIGNS = "ab-\n\r;\0é,.";

  private final Random random = new Random(7);

  @Test
  void answers_are_those_of_a_look_at_each_byte() {
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = bytes(round);
      int from = random.nextInt(20);
      int to = bytes.length - random.nextInt(20);

      assertThat(Strides.first('\n', ';', bytes, from, to)).isEqualTo(first(bytes, from, to));
      assertThat(Strides.firstOdd(bytes, from, to)).isEqualTo(firstOdd(bytes, from, to));
      assertThat(Strides.firstDouble('-', bytes, from, to)).isEqualTo(firstDouble(bytes, from, to));
      assertThat(Strides.count('\n', bytes, from, to)).isEqualTo(count(bytes, from, to));
    }
  }

  /// Few enough to be looked at one by one, or many; full of what is looked for, or nearly without.
  private byte[] bytes(int round) {
    byte[] bytes = new byte[round % 3 == 0 ? 60 : Strides.WORTH + 40 + random.nextInt(500)];
    int rare = 1 + random.nextInt(round % 2 == 0 ? 8 : 6000);
    for (int i = 0; i < bytes.length; i++) {
      char sign = random.nextInt(rare) == 0 ? SIGNS.charAt(random.nextInt(SIGNS.length())) : 'x';
      bytes[i] = (byte) sign;
      if (sign == '-' && i > 0) {
        bytes[i - 1] = (byte) (random.nextBoolean() ? '-' : ',');
      }
    }
    return bytes;
  }

  private static int first(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n' && bytes[at] != ';') {
      at++;
    }
    return at;
  }

  private static int firstOdd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] > 0) {
      at++;
    }
    return at;
  }

  private static int firstDouble(byte[] bytes, int from, int to) {
    int at = from + 1;
    while (at < to && (bytes[at] != '-' || bytes[at - 1] != '-')) {
      at++;
    }
    return at;
  }

  private static int count(byte[] bytes, int from, int to) {
    int found = 0;
    for (int at = from; at < to; at++) {
      found += bytes[at] == '\n' ? 1 : 0;
    }
    return found;
  }
}
