package dev.migratehub.seed.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What becomes of a row whose key is in the table already.
public enum Mode {
  /// It is refused.
  INSERT("insert"),
  /// It replaces the values of the one there.
  UPSERT("upsert"),
  /// It is left out.
  SKIP_EXISTING("skip-existing");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /// As it stands in a file.
  public String word() {
    return word;
  }

  /// The mode with that word.
  static Optional<Mode> named(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /// All words.
  static String words() {
    return Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", "));
  }
}
