package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.BundleSql;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Statements that make, change or drop tables and indexes or write rows, if none of their words
/// lets the server tell what it left out, did besides or cut off.
final class Silence implements BundleSql.Silence {

  /// A name of more bytes is cut off, and the server says so.
  private static final int LONGEST_NAME = 63;

  private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE", "COMMENT");
  private static final Set<String> SHAPES = Set.of("CREATE", "ALTER", "DROP");
  private static final Set<String> THINGS = Set.of("TABLE", "INDEX", "UNIQUE");
  private static final Set<String> LOUD =
      Set.of("EXISTS", "CASCADE", "LIKE", "INHERIT", "INHERITS", "EXECUTE");

  @Override
  public boolean covers(List<String> words) {
    return isKnown(upper(words, 0), upper(words, 1)) && words.stream().allMatch(Silence::isQuiet);
  }

  private static boolean isKnown(String first, String second) {
    return ROWS.contains(first) || (SHAPES.contains(first) && THINGS.contains(second));
  }

  private static boolean isQuiet(String word) {
    return word.startsWith("'")
        || (bytes(word) <= LONGEST_NAME && !LOUD.contains(word.toUpperCase(Locale.ROOT)));
  }

  /// As many at least as the word has in UTF-8.
  private static long bytes(String word) {
    return word.chars().mapToLong(c -> c < 0x80 ? 1 : 3).sum();
  }

  private static String upper(List<String> words, int index) {
    return index < words.size() ? words.get(index).toUpperCase(Locale.ROOT) : "";
  }
}
