package dev.migratehub.guardian.registry;

/// What may be a name: it fits into its column and holds nothing that cannot be seen.
final class Names {

  private static final int ID = 64;
  private static final int TEXT = 255;

  private Names() {}

  static String id(String what, String value) {
    return within(what, value, ID);
  }

  static String text(String what, String value) {
    return within(what, value, TEXT);
  }

  private static String within(String what, String value, int most) {
    boolean seen =
        value
            .codePoints()
            .noneMatch(it ->
                Character.isISOControl(it)
                    || (it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE));
    if (value.isEmpty() || !value.equals(value.strip()) || value.length() > most || !seen) {
      throw new IllegalArgumentException(
          what
              + " has 1 to "
              + most
              + " characters, none of them for control, and no space at its ends");
    }
    return value;
  }
}
