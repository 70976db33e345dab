package dev.migratehub.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AssetsTest {

  private static final int MOST = 60_000;

  @Test
  void all_scripts_of_a_page_weigh_less_than_60_kilobytes_unpacked() throws IOException {
    int bytes = 0;
    for (String file :
        List.of("/assets/hub.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")) {
      try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(file), file)) {
        bytes += in.readAllBytes().length;
      }
    }
    assertThat(bytes).isLessThan(MOST);
  }

  @Test
  void addresses_change_with_the_content() {
    assertThat(Assets.SCRIPT).matches("/assets/hub\\.js\\?v=[0-9a-f]+");
    assertThat(Assets.STYLE).matches("/assets/hub\\.css\\?v=[0-9a-f]+");
  }
}
