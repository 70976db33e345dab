package dev.migratehub.engine.dialect;

/// A text that must not be seen: printing it gives stars.
public record Secret(String value) {

  /// No password.
  public static final Secret NONE = new Secret("");

  @Override
  public String toString() {
    return value.isEmpty() ? "" : "***";
  }
}
