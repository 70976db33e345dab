package dev.migratehub.guardian.json;

/// One rule that does not hold at one place.
///
/// @param pointer where, as a JSON pointer (RFC 6901); empty for the whole
/// @param rule the keyword of JSON Schema, or a word of ours: `json`, `limit`
/// @param message a sentence for people
public record Violation(String pointer, String rule, String message) {

  /// The same in a text that lies at this pointer of another.
  public Violation below(String place) {
    return new Violation(place + pointer, rule, message);
  }

  /// The same, with whose it is.
  public Violation of(String owner) {
    return new Violation(pointer, rule, owner + ": " + message);
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the whole" : pointer) + ": " + message + " [" + rule + "]";
  }
}
