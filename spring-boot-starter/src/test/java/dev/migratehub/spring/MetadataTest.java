package dev.migratehub.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What an editor shows of the properties, and what the guide says of them.
final class MetadataTest {

  private static final Pattern PROPERTY =
      Pattern.compile(
          "\"name\": \"(migrate-hub\\.[a-z-]+)\",\\s+\"type\": \"[^\"]+\",(\\s+\"description\": \"[^\"]{10,}\\.\")?");

  private static List<MatchResult> properties() throws IOException {
    String metadata =
        Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
    return PROPERTY.matcher(metadata).results().toList();
  }

  @Test
  void every_property_has_a_sentence() throws IOException {
    assertThat(properties()).hasSize(MigrateHubProperties.class.getRecordComponents().length);
    assertThat(properties())
        .allSatisfy(property -> assertThat(property.group(2)).as(property.group(1)).isNotNull());
  }

  @Test
  void the_guide_names_every_property() throws IOException {
    String guide = Files.readString(Path.of("../docs/guide/spring-boot.md"));
    assertThat(properties())
        .allSatisfy(property -> assertThat(guide).contains("`" + property.group(1) + "`"));
  }
}
