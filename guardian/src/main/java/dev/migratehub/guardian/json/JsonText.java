package dev.migratehub.guardian.json;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON strictly and within limits.
final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(Limits.CONTENT)
                          .maxStringLength(Limits.CONTENT)
                          .maxNameLength(Limits.CONTENT)
                          .maxNumberLength(Limits.DIGITS)
                          .maxNestingDepth(Limits.DEPTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private JsonText() {}

  static JsonNode read(String json) {
    if (json.length() > Limits.CONTENT) {
      throw new BadContent("", "limit", "longer than " + Limits.CONTENT + " characters");
    }
    JsonNode tree = parsed(json);
    check(tree, "");
    return tree;
  }

  private static JsonNode parsed(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree.isMissingNode()) {
        throw new BadContent("", "json", "there is nothing");
      }
      return tree;
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? ""
              : ", line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw new BadContent("", "json", e.getOriginalMessage() + where);
    }
  }

  /// What is JSON but cannot be stored.
  private static void check(JsonNode node, String pointer) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String place = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
        checkText(member.getKey(), place);
        check(member.getValue(), place);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), pointer + "/" + i);
      }
    } else if (node.isString()) {
      checkText(node.stringValue(), pointer);
    } else if (node.isNumber()) {
      checkNumber(node.decimalValue(), pointer);
    }
  }

  private static void checkText(String text, String pointer) {
    boolean fits =
        text.codePoints()
            .noneMatch(
                it -> it == 0 || (it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE));
    if (!fits) {
      throw new BadContent(pointer, "json", "holds a NUL or half of a surrogate pair");
    }
  }

  private static void checkNumber(BigDecimal number, String pointer) {
    long power = (long) number.precision() - number.scale();
    if (Math.abs(power) > Limits.DIGITS || number.precision() > Limits.DIGITS) {
      throw new BadContent(
          pointer, "limit", "a number with more than " + Limits.DIGITS + " digits");
    }
  }
}
