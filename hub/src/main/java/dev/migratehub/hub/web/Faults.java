package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields that a refusal is about, to say it beside them.
public final class Faults {

  private static final Map<String, String> LABELS =
      Map.of(
          "sqlUp", "SQL up",
          "sqlDown", "SQL down",
          "slug", "Name in addresses",
          "email", "E-mail address",
          "tlsMode", "TLS",
          "ca", "Certificates",
          "confirm", "The confirmation",
          "q", "Text",
          "env", "Environment");

  private Faults() {}

  /// Each field and what is wrong with it; empty when it is about no field.
  public static Map<String, String> of(Refusal refusal) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (refusal.details().get("fields") instanceof Map<?, ?> fields) {
      fields.forEach((field, why) -> faults.put(String.valueOf(field), String.valueOf(why)));
    }
    if (refusal.details().get("findings") instanceof List<?> findings) {
      for (Object finding : findings) {
        if (finding instanceof Map<?, ?> it) {
          faults.putIfAbsent(String.valueOf(it.get("field")), String.valueOf(it.get("message")));
        }
      }
    }
    return faults;
  }

  /// What a page calls a field.
  public static String label(String field) {
    return LABELS.getOrDefault(
        field,
        field.substring(0, 1).toUpperCase(Locale.ROOT)
            + field.substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
  }

  /// What is wrong with one field.
  public static Optional<String> of(Refusal refusal, String field) {
    return Optional.ofNullable(of(refusal).get(field));
  }
}
