package dev.migratehub.guardian.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.migratehub.guardian.json.Content;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// The form in which proposals, answers and effects lie in the log and in snapshots: JSON, in which
/// every case has a name that never changes.
final class Codec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxDocumentLength(-1)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Content.class, AsText.class)
          .addMixIn(Command.class, Named.class)
          .addMixIn(Answer.class, Named.class)
          .addMixIn(Effect.class, Named.class)
          .addMixIn(Line.class, Named.class)
          .registerSubtypes(Cases.ALL.toArray(NamedType[]::new))
          .build();

  private Codec() {}

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static <T> T read(byte[] bytes, Class<T> type) {
    return MAPPER.readValue(bytes, type);
  }

  /// Several values, which are written already, as a list; a single one as it is.
  static byte[] join(List<byte[]> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    int length = values.stream().mapToInt(it -> it.length + 1).sum() + 1;
    ByteBuffer all = ByteBuffer.allocate(length);
    byte before = '[';
    for (byte[] value : values) {
      all.put(before).put(value);
      before = ',';
    }
    return all.put((byte) ']').array();
  }

  /// One value, or a list of them.
  static <T> List<T> readAll(byte[] bytes, Class<T> type) {
    return bytes[0] == '['
        ? MAPPER.readValue(bytes, MAPPER.getTypeFactory().constructCollectionType(List.class, type))
        : List.of(MAPPER.readValue(bytes, type));
  }

  /// What tells one request from another.
  static String fingerprint(Command command) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(write(command.intent()));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  private abstract static class AsText {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String unused) {}

    @JsonValue
    abstract String text();
  }
}
