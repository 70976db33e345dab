package dev.migratehub.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class KeptTest {

  private static final byte[] SCRIPT = "drop table a;".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_kept_script_comes_back() {
    assertThat(new Kept(Kept.of(SCRIPT).bytes()).script()).isEqualTo(SCRIPT);
  }

  @Test
  void bytes_that_are_not_ours_are_no_script() {
    byte[] packed = Kept.of(SCRIPT).bytes();
    assertThat(new Kept(SCRIPT).script()).isEmpty();
    assertThat(new Kept(Arrays.copyOf(packed, packed.length / 2)).script()).isEmpty();
    assertThat(Kept.NOTHING.script()).isEmpty();
  }
}
