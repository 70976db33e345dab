package dev.migratehub.engine.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The temporary things that a statement makes and drops, by their names. Names with a schema that
/// is not the temporary one are others' names.
///
/// @param made the name of what is made
/// @param dropped the names of what is gone after it, temporary or not
public record Temporaries(Optional<String> made, List<String> dropped) {

  /// A statement about nothing temporary.
  public static final Temporaries NONE = new Temporaries(Optional.empty(), List.of());

  /// In place of the names where everything temporary is gone.
  public static final String ALL = "*";

  private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY");
  private static final Set<String> BEFORE_KIND =
      Set.of("OR", "REPLACE", "GLOBAL", "LOCAL", "RECURSIVE", "MATERIALIZED");

  public Temporaries {
    dropped = List.copyOf(dropped);
  }

  /// Reads `CREATE TEMPORARY …`, `CREATE … schema.name` and `DROP … name, name`.
  ///
  /// @param words the words as they stand
  /// @param schema the schema of what is temporary, in lower case; empty where there is none
  public static Temporaries of(List<String> words, String schema) {
    return switch (upper(words, 0)) {
      case "CREATE" -> new Temporaries(created(words, schema), List.of());
      case "DROP" -> new Temporaries(Optional.empty(), dropped(words, schema));
      default -> NONE;
    };
  }

  /// What is made where the name stands at an index.
  ///
  /// @param said whether it was said already that it is temporary
  public static Optional<String> made(List<String> words, int at, String schema, boolean said) {
    boolean qualified = upper(words, at + 1).equals(".");
    if (qualified && !schema.isEmpty() && plain(words, at).equals(schema)) {
      return Optional.of(plain(words, at + 2));
    }
    String name = qualified ? plain(words, at) + "." + plain(words, at + 2) : plain(words, at);
    return said ? Optional.of(name) : Optional.empty();
  }

  private static Optional<String> created(List<String> words, String schema) {
    int at = 1;
    boolean said = false;
    while (BEFORE_KIND.contains(upper(words, at)) || TEMPORARY.contains(upper(words, at))) {
      said |= TEMPORARY.contains(upper(words, at));
      at++;
    }
    return made(words, afterIf(words, at + 1), schema, said);
  }

  private static List<String> dropped(List<String> words, String schema) {
    int at = TEMPORARY.contains(upper(words, 1)) ? 3 : 2;
    List<String> names = new ArrayList<>();
    for (at = afterIf(words, at); at < words.size(); ) {
      made(words, at, schema, true).ifPresent(names::add);
      at += upper(words, at + 1).equals(".") ? 3 : 1;
      if (!upper(words, at).equals(",")) {
        break;
      }
      at++;
    }
    return names;
  }

  private static int afterIf(List<String> words, int at) {
    if (!upper(words, at).equals("IF")) {
      return at;
    }
    return upper(words, at + 1).equals("NOT") ? at + 3 : at + 2;
  }

  private static String plain(List<String> words, int at) {
    String word = at < words.size() ? words.get(at) : "";
    boolean quoted = word.length() > 1 && "\"`[".indexOf(word.charAt(0)) >= 0;
    return quoted ? word.substring(1, word.length() - 1) : word.toLowerCase(Locale.ROOT);
  }

  private static String upper(List<String> words, int at) {
    return at < words.size() ? words.get(at).toUpperCase(Locale.ROOT) : "";
  }
}
