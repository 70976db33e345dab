package dev.migratehub.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// How far two words are apart.
public final class Likeness {

  private Likeness() {}

  /// Whether one word may be a slip for the other.
  public static boolean slip(String one, String other) {
    return distance(one, other) <= Math.max(2, other.length() / 3);
  }

  /// The one of some words for which another is most likely a slip.
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> slip(word, one))
        .min(
            Comparator.comparingInt((String one) -> distance(word, one)).thenComparing(one -> one));
  }

  /// The number of letters to add, drop or replace, as Levenshtein counts them.
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
