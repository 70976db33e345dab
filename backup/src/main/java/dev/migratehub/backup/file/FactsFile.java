package dev.migratehub.backup.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/// Writes and reads the facts of a backup. JSON is YAML, so that a reader of YAML reads it.
final class FactsFile {

  private static final String TOOL = "migr8";
  private static final long LARGEST = 1 << 26;

  private FactsFile() {}

  static String text(Facts facts) {
    StringBuilder text = new StringBuilder("{\n");
    put(text, "tool", quoted(TOOL));
    put(text, "tool_version", quoted(facts.toolVersion()));
    put(text, "format", Integer.toString(facts.format()));
    put(text, "engine", quoted(facts.engine()));
    put(text, "product", quoted(facts.product()));
    put(text, "database", quoted(facts.database()));
    put(text, "client", quoted(facts.client()));
    put(text, "schemas", array(facts.schemas(), ", "));
    put(text, "schema_version", quoted(facts.schemaVersion()));
    put(text, "started_at", quoted(facts.startedAt().toString()));
    put(text, "duration_ms", Long.toString(facts.took().toMillis()));
    put(text, "compression", quoted(facts.compression()));
    put(text, "bytes", Long.toString(facts.bytes()));
    put(text, "file_bytes", Long.toString(facts.fileBytes()));
    put(text, "sha256", quoted(facts.sha256()));
    text.append("  \"schema\": ").append(array(facts.schema(), ",\n    "));
    return text.append("\n}\n").toString();
  }

  /// Reads the facts.
  ///
  /// @throws IOException when the file cannot be read, or is not what we write
  static Facts read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is too large");
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setCodePointLimit((int) LARGEST)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> fields
          && TOOL.equals(fields.get("tool"))) {
        return facts(fields);
      }
    } catch (YamlEngineException | ClassCastException | DateTimeException e) {
      throw new IOException("it is not what migr8 writes", e);
    }
    throw new IOException("it is not what migr8 writes");
  }

  private static Facts facts(Map<?, ?> fields) {
    return new Facts(
        Math.toIntExact(number(fields, "format")),
        word(fields, "engine"),
        word(fields, "product"),
        word(fields, "database"),
        word(fields, "client"),
        words(fields, "schemas"),
        word(fields, "schema_version"),
        Instant.parse(word(fields, "started_at")),
        Duration.ofMillis(number(fields, "duration_ms")),
        word(fields, "compression"),
        number(fields, "bytes"),
        number(fields, "file_bytes"),
        word(fields, "sha256"),
        word(fields, "tool_version"),
        words(fields, "schema"));
  }

  private static String word(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  private static long number(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static List<String> words(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static void put(StringBuilder text, String name, String value) {
    text.append("  ").append(quoted(name)).append(": ").append(value).append(",\n");
  }

  private static String array(List<String> values, String between) {
    return values.stream().map(FactsFile::quoted).collect(Collectors.joining(between, "[", "]"));
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c >= 0xfffe) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
