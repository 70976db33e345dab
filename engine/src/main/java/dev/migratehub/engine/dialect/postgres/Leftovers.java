package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Words;
import java.util.List;

/// What statements that cannot be rolled back leave behind when they fail: indexes that are there
/// and marked invalid, so that the same statement could not run again, or with `IF NOT EXISTS`
/// would call the broken one good.
final class Leftovers {

  private static final int HEAD = 12;

  private Leftovers() {}

  /// A query whose rows are the statements that take the leftovers away; empty where there are none
  /// to look for.
  static String query(String statement) {
    List<String> words = Words.exact(statement, Effects.QUOTING, HEAD);
    List<String> upper = Words.of(statement, Effects.QUOTING, HEAD);
    int concurrently = upper.indexOf("CONCURRENTLY");
    if (concurrently < 0) {
      return "";
    }
    return switch (upper.getFirst()) {
      case "CREATE" -> built(words, upper, concurrently + 1);
      case "REINDEX" -> rebuilt(words, upper, concurrently + 1);
      default -> "";
    };
  }

  /// An index without a name in the statement gets one from the server, which cannot be known.
  private static String built(List<String> words, List<String> upper, int at) {
    int name = Effects.word(upper, at).equals("IF") ? at + 3 : at;
    if (Effects.word(upper, name).equals("ON") || name >= words.size()) {
      return "";
    }
    return invalid("c.relname = " + text(plain(words.get(name))) + onTable(words, upper, name));
  }

  private static String onTable(List<String> words, List<String> upper, int name) {
    int on = name + 1;
    int table = Effects.word(upper, on + 1).equals("ONLY") ? on + 2 : on + 1;
    if (!Effects.word(upper, on).equals("ON") || table >= words.size()) {
      return "";
    }
    boolean qualified = Effects.word(upper, table + 1).equals(".") && table + 2 < words.size();
    String whole = qualified ? words.get(table) + "." + words.get(table + 2) : words.get(table);
    return " and i.indrelid = to_regclass(" + text(whole) + ")";
  }

  /// What REINDEX leaves carries the name of the index it was to replace; looked for only where the
  /// statement names that one.
  private static String rebuilt(List<String> words, List<String> upper, int at) {
    if (!Effects.word(upper, at - 2).equals("INDEX") || at >= words.size()) {
      return "";
    }
    boolean qualified = Effects.word(upper, at + 1).equals(".") && at + 2 < words.size();
    String name = plain(words.get(qualified ? at + 2 : at));
    String whole = qualified ? words.get(at) + "." + words.get(at + 2) : words.get(at);
    return invalid(
        "c.relname ~ '_ccnew[0-9]*$' and regexp_replace(c.relname, '_ccnew[0-9]*$', '') = "
            + text(name)
            + " and i.indrelid = (select o.indrelid from pg_catalog.pg_index o where o.indexrelid"
            + " = to_regclass("
            + text(whole)
            + "))");
  }

  private static String invalid(String condition) {
    return "select 'DROP INDEX CONCURRENTLY ' || quote_ident(n.nspname) || '.' ||"
        + " quote_ident(c.relname) from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid ="
        + " i.indexrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace where not"
        + " i.indisvalid and c.relkind = 'i' and not exists (select 1 from pg_catalog.pg_locks l where"
        + " l.relation = i.indrelid and l.mode = 'ShareUpdateExclusiveLock' and l.pid <>"
        + " pg_backend_pid()) and "
        + condition;
  }

  /// A name as the catalogue has it.
  private static String plain(String word) {
    return word.startsWith("\"")
        ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
        : word.toLowerCase(java.util.Locale.ROOT);
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
