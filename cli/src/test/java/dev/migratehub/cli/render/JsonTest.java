package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void an_object_stands_on_one_line_in_the_order_of_its_fields() {
    Json json =
        new Json()
            .put("text", "a")
            .put("number", 1)
            .put("yes", true)
            .put("duration_ms", Duration.ofSeconds(2))
            .time("at", Optional.of(Instant.EPOCH))
            .put("nothing", Optional.empty())
            .put("objects", List.of(new Json().put("a", 1), new Json()))
            .texts("texts", List.of("x", "y"));
    assertThat(json)
        .hasToString(
            "{\"text\":\"a\",\"number\":1,\"yes\":true,\"duration_ms\":2000,"
                + "\"at\":\"1970-01-01T00:00:00Z\",\"objects\":[{\"a\":1},{}],"
                + "\"texts\":[\"x\",\"y\"]}");
  }

  @Test
  void what_would_end_a_text_or_a_line_is_escaped() {
    assertThat(new Json().put("t", "\" \\ \n \r \t \u0001 ä 😀"))
        .hasToString("{\"t\":\"\\\" \\\\ \\n \\r \\t \\u0001 ä 😀\"}");
  }

  @Test
  void half_a_pair_is_escaped_because_no_encoding_has_it() {
    assertThat(new Json().put("t", "\ud83d x \ude00")).hasToString("{\"t\":\"\\ud83d x \\ude00\"}");
  }
}
