package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.json.Content;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// A JSON value as it was written: no digit of a number is lost on its way.
@JsonDeserialize(using = RawJson.Reader.class)
@JsonSerialize(using = RawJson.Writer.class)
record RawJson(String text) {

  static RawJson of(Content content) {
    return new RawJson(content.text());
  }

  Content content() {
    return RegistryFaults.made("content", () -> Content.parse(text));
  }

  static final class Reader extends ValueDeserializer<RawJson> {

    private static final JsonFactory FACTORY = new JsonFactory();

    Reader() {}

    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context) {
      StringWriter text = new StringWriter();
      try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
        generator.copyCurrentStructureExact(parser);
      }
      return new RawJson(text.toString());
    }
  }

  static final class Writer extends ValueSerializer<RawJson> {

    Writer() {}

    @Override
    public void serialize(RawJson value, JsonGenerator generator, SerializationContext context) {
      generator.writeRawValue(value.text());
    }
  }
}
