package dev.migratehub.seed.table;

import java.util.List;

/// A column as it is in the database.
///
/// @param type as the database writes it
/// @param generated whether no value can be given to it
/// @param automatic whether the database numbers it
/// @param length the most characters; 0 for no bound
/// @param precision the most digits; 0 for no bound
/// @param labels the words of an enumeration
public record Column(
    String name,
    String type,
    Family family,
    boolean nullable,
    boolean generated,
    boolean automatic,
    boolean defaulted,
    int length,
    int precision,
    int scale,
    List<String> labels) {

  public Column {
    labels = List.copyOf(labels);
  }

  /// Whether a text is of its kind, as far as can be told without the database.
  public boolean fits(String text) {
    return Binding.fits(text, this);
  }

  /// What it expects, in words.
  public String expected() {
    return type.isEmpty() ? family.expected() : type + ", " + family.expected();
  }
}
