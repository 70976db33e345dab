package dev.migratehub.cli.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the JSON of the hub, by the YAML reader that is there anyway: all JSON is YAML 1.2.
public final class HubJson {

  private static final int LONGEST = 64 * 1024 * 1024;

  private static final Pattern SCALAR =
      Pattern.compile("-?\\d[\\d.eE+-]*|true|false|null|\"([^\"\\\\]|\\\\.)*+\"");

  private HubJson() {}

  /// The fields of an object, in their order.
  ///
  /// @throws IllegalArgumentException when the text is no object
  public static Map<String, Object> object(String text) {
    if (value(text) instanceof Map<?, ?> map) {
      return fields(map);
    }
    throw new IllegalArgumentException("no JSON object");
  }

  /// The objects of a list.
  ///
  /// @throws IllegalArgumentException when the text is no list of objects
  public static List<Map<String, Object>> objects(String text) {
    if (value(text) instanceof List<?> list) {
      return objects(list);
    }
    throw new IllegalArgumentException("no JSON list");
  }

  /// The objects in a field that is a list; none where there is no such field.
  public static List<Map<String, Object>> objects(Map<String, Object> in, String field) {
    return in.get(field) instanceof List<?> list ? objects(list) : List.of();
  }

  /// The object in a field; empty where there is none.
  public static Map<String, Object> object(Map<String, Object> in, String field) {
    return in.get(field) instanceof Map<?, ?> map ? fields(map) : Map.of();
  }

  /// The value of a field as a text; empty where there is none.
  public static String text(Map<String, Object> in, String field) {
    Object value = in.get(field);
    return value == null ? "" : value.toString();
  }

  private static List<Map<String, Object>> objects(List<?> list) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Object item : list) {
      if (item instanceof Map<?, ?> map) {
        objects.add(fields(map));
      }
    }
    return objects;
  }

  /// Whether a text is one value and nothing behind it, so that it can stand within another. The
  /// hub says what else is wrong with it.
  public static boolean isOne(String text) {
    String value = text.strip();
    if (!value.startsWith("{") && !value.startsWith("[")) {
      return SCALAR.matcher(value).matches();
    }
    try {
      return value(value) instanceof Map || value(value) instanceof List;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Map<String, Object> fields(Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }

  private static Object value(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LONGEST).setMaxAliasesForCollections(0).build();
    try {
      Object value = new Load(settings).loadFromString(text);
      return value == null ? "" : value;
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }
}
