package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The fields that a refusal is about, to say it beside them.
public final class Faults {

  private Faults() {}

  /// Each field and what is wrong with it; empty when it is about no field.
  public static Map<String, String> of(Refusal refusal) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (refusal.details().get("fields") instanceof Map<?, ?> fields) {
      fields.forEach((field, why) -> faults.put(String.valueOf(field), String.valueOf(why)));
    }
    return faults;
  }

  /// What is wrong with one field.
  public static Optional<String> of(Refusal refusal, String field) {
    return Optional.ofNullable(of(refusal).get(field));
  }
}
