package dev.migratehub.backup.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WithoutGeneratedTest {

  private static final Map<String, Set<String>> GENERATED = Map.of("a`b", Set.of("g", "h"));

  @Test
  void values_of_generated_columns_are_left_out_and_nothing_else_changes() throws IOException {
    assertThat(
            passed(
                """
                -- INSERT INTO `a``b` (`x`) VALUES
                INSERT INTO `a``b` (`g`, `x) VALUES`, `h`, `y`) VALUES
                ('a\\'),(;',1,NULL,'INSERT INTO'),
                (-1.5,'b\\\\',0x00,_binary '\\\\\\'');
                INSERT INTO `other` (`g`, `x`) VALUES
                (1,2);
                UNLOCK TABLES;
                """))
        .isEqualTo(
            """
            -- INSERT INTO `a``b` (`x`) VALUES
            INSERT INTO `a``b` (`x) VALUES`, `y`) VALUES
            (1,'INSERT INTO'),
            ('b\\\\',_binary '\\\\\\'');
            INSERT INTO `other` (`g`, `x`) VALUES
            (1,2);
            UNLOCK TABLES;
            """);
  }

  private static String passed(String dump) throws IOException {
    byte[] bytes = dump.getBytes(StandardCharsets.UTF_8);
    try (WithoutGenerated in = new WithoutGenerated(new ByteArrayInputStream(bytes), GENERATED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
