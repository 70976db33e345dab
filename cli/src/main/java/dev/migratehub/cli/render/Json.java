package dev.migratehub.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One JSON object on one line; fields stand in the order in which they were put.
public final class Json {

  private final StringBuilder text = new StringBuilder("{");

  public Json put(String name, String value) {
    return raw(name, quoted(value));
  }

  public Json put(String name, long value) {
    return raw(name, Long.toString(value));
  }

  Json put(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  Json put(String name, Duration value) {
    return put(name, value.toMillis());
  }

  Json put(String name, Optional<?> value) {
    return value.map(it -> put(name, it.toString())).orElse(this);
  }

  Json time(String name, Optional<Instant> value) {
    return put(name, value);
  }

  Json put(String name, List<Json> values) {
    return raw(name, "[" + String.join(",", values.stream().map(Json::toString).toList()) + "]");
  }

  Json texts(String name, List<String> values) {
    return raw(name, "[" + String.join(",", values.stream().map(Json::quoted).toList()) + "]");
  }

  /// A value that was read from JSON: text, number, truth value, nothing, or a list or map of these.
  Json any(String name, @Nullable Object value) {
    return raw(name, written(value));
  }

  private static String written(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case List<?> list -> "[" + String.join(",", list.stream().map(Json::written).toList()) + "]";
      case Map<?, ?> map -> {
        Json json = new Json();
        map.forEach((name, inner) -> json.raw(String.valueOf(name), written(inner)));
        yield json.toString();
      }
      default -> quoted(value.toString());
    };
  }

  private Json raw(String name, String value) {
    if (text.length() > 1) {
      text.append(',');
    }
    text.append(quoted(name)).append(':').append(value);
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }

  /// The line with nothing but ASCII in it, which reads the same in every charset.
  String ascii() {
    StringBuilder ascii = new StringBuilder();
    toString()
        .chars()
        .forEach(c -> ascii.append(c < 0x7f ? Character.toString(c) : Visible.escaped(c)));
    return ascii.toString();
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isSurrogate(c) ? alone(value, i) : Visible.hidden(c)) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean alone(String value, int at) {
    char c = value.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
  }
}
