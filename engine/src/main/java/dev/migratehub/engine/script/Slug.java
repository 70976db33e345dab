package dev.migratehub.engine.script;

import java.text.Normalizer;
import java.util.Locale;

/// Makes the words of a file name of any text: small letters and digits with `_` between them, so
/// that no name can lead out of a folder.
final class Slug {

  private static final int LONGEST = 80;

  private Slug() {}

  /// `Add E-mail!` becomes `add_e_mail`; a text without letters and digits becomes nothing.
  static String of(String text) {
    StringBuilder slug = new StringBuilder();
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain.codePoints().filter(c -> !isAccent(c)).limit(LONGEST).forEach(c -> add(slug, c));
    int end = slug.length();
    while (end > 0 && slug.charAt(end - 1) == '_') {
      end--;
    }
    return Normalizer.normalize(slug.substring(0, end), Normalizer.Form.NFC);
  }

  private static void add(StringBuilder slug, int c) {
    if (Character.isLetterOrDigit(c) || isMark(c)) {
      slug.appendCodePoint(c);
    } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '_') {
      slug.append('_');
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// The accents of Latin, Greek and Cyrillic letters, which are dropped; marks of other scripts
  /// stay.
  private static boolean isAccent(int c) {
    return c >= 0x300 && c <= 0x36F;
  }
}
