package dev.migratehub.guardian.json;

/// One rule that does not hold at one place.
///
/// @param pointer where, as a JSON pointer (RFC 6901); empty for the whole
/// @param rule the keyword of JSON Schema, or a word of ours: `json`, `limit`
/// @param message a sentence for people
public record Violation(String pointer, String rule, String message) {

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the whole" : pointer) + ": " + message + " [" + rule + "]";
  }
}
