package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// An error as JSON: `{"error":{"code","message","details"}}`.
public record ErrorBody(Content error) {

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])[A-Z]");

  /// What is said.
  ///
  /// @param code a stable name for programs
  /// @param message a sentence for people
  public record Content(String code, String message, Map<String, Object> details) {}

  /// What a refusal looks like.
  public static ErrorBody of(Refusal refusal) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (refusal.details().get("fields") instanceof Map<?, ?> wrong) {
      wrong.keySet().forEach(it -> fields.put(it.toString(), name(it.toString())));
    }
    String message = String.valueOf(refusal.getMessage());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      message = message.replace(field.getKey() + ":", field.getValue() + ":");
    }
    return of(refusal.code(), message, named(refusal.details()));
  }

  /// The headers that belong to it.
  public static Map<String, String> headers(Refusal refusal) {
    if (refusal.fault() == Fault.UNAUTHENTICATED) {
      return Map.of("WWW-Authenticate", "Bearer");
    }
    return refusal.details().get("retry_after_seconds") instanceof Number seconds
        ? Map.of("Retry-After", seconds.toString())
        : Map.of();
  }

  /// Values under the names that JSON has for them.
  private static Map<String, Object> named(Map<?, ?> values) {
    Map<String, Object> named = new LinkedHashMap<>();
    values.forEach((name, value) ->
        named.put(
            name(name.toString()), name.equals("field") ? name(value.toString()) : named(value)));
    return named;
  }

  private static Object named(Object value) {
    return switch (value) {
      case Map<?, ?> inner -> named(inner);
      case List<?> several -> several.stream().map(ErrorBody::named).toList();
      default -> value;
    };
  }

  private static String name(String name) {
    return CAMEL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
  }

  static ErrorBody of(String code, String message, Map<String, Object> details) {
    return new ErrorBody(new Content(code, message, details));
  }
}
