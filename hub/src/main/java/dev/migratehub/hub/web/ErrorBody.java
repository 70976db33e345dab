package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.Map;

/// An error as JSON: `{"error":{"code","message","details"}}`.
public record ErrorBody(Content error) {

  /// What is said.
  ///
  /// @param code a stable name for programs
  /// @param message a sentence for people
  public record Content(String code, String message, Map<String, Object> details) {}

  /// What a refusal looks like.
  public static ErrorBody of(Refusal refusal) {
    return of(refusal.code(), String.valueOf(refusal.getMessage()), refusal.details());
  }

  /// The headers that belong to it.
  public static Map<String, String> headers(Refusal refusal) {
    if (refusal.fault() == Fault.UNAUTHENTICATED) {
      return Map.of("WWW-Authenticate", "Bearer");
    }
    return refusal.details().get("retryAfterSeconds") instanceof Number seconds
        ? Map.of("Retry-After", seconds.toString())
        : Map.of();
  }

  static ErrorBody of(String code, String message, Map<String, Object> details) {
    return new ErrorBody(new Content(code, message, details));
  }
}
