package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.Effects.word;

import dev.migratehub.engine.sql.Words;
import java.util.List;
import java.util.Locale;

/// What statements that cannot be rolled back leave behind when they fail: indexes that are there
/// and marked invalid, so that the same statement could not run again, or with `IF NOT EXISTS`
/// would call the broken one good; and partitions whose detaching has only begun.
final class Leftovers {

  private static final String INVALID =
      """
      select 'DROP INDEX CONCURRENTLY ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where not i.indisvalid and c.relkind = 'i'
         and not exists (select 1 from pg_catalog.pg_locks l where l.relation = i.indrelid
               and l.mode = 'ShareUpdateExclusiveLock' and l.pid <> pg_catalog.pg_backend_pid())
      """;

  private Leftovers() {}

  /// A query whose rows are the statements that take the leftovers away; empty where there are none
  /// to look for.
  static String query(String statement) {
    List<String> upper = Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE);
    int concurrently = upper.indexOf("CONCURRENTLY");
    if (concurrently < 0) {
      return "";
    }
    return switch (upper.getFirst()) {
      case "CREATE" -> built(new NewIndex(exact(statement), upper, concurrently + 1));
      case "REINDEX" -> rebuilt(exact(statement), upper);
      default -> "";
    };
  }

  /// A query whose row is the statement that ends what this one has begun; empty where it begins
  /// nothing.
  static String completion(String statement) {
    List<String> upper = Words.of(statement, Effects.QUOTING, Integer.MAX_VALUE);
    int detach = upper.indexOf("DETACH");
    if (!word(upper, 0).equals("ALTER") || detach < 0 || !upper.getLast().equals("CONCURRENTLY")) {
      return "";
    }
    List<String> words = exact(statement);
    int table = word(upper, 2).equals("IF") ? 4 : 2;
    int parent = word(upper, table).equals("ONLY") ? table + 1 : table;
    return halfDetached(relation(words, parent), relation(words, detach + 2));
  }

  private static String halfDetached(String parent, String partition) {
    return """
    select 'ALTER TABLE ' || quote_ident(pn.nspname) || '.' || quote_ident(p.relname)
           || ' DETACH PARTITION ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
           || ' FINALIZE'
      from pg_catalog.pg_inherits h
      join pg_catalog.pg_class p on p.oid = h.inhparent
      join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
      join pg_catalog.pg_class c on c.oid = h.inhrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where h.inhdetachpending and h.inhparent = to_regclass(%s) and h.inhrelid = to_regclass(%s)
    """
        .formatted(parent, partition);
  }

  private static String built(NewIndex index) {
    return index.isNamed()
        ? INVALID + " and c.relname = " + text(index.name()) + index.onTable()
        : index.isWhole() ? INVALID + " and " + index.namedByServer() : "";
  }

  /// What REINDEX leaves carries the name of the index that it was to replace, cut where that was
  /// too long: the new one that did not become valid, or the old one that was not dropped yet.
  private static String rebuilt(List<String> words, List<String> upper) {
    int object = word(upper, 1).equals("(") ? upper.indexOf(")") + 1 : 1;
    int name = word(upper, object + 1).equals("CONCURRENTLY") ? object + 2 : object + 1;
    String scope =
        switch (word(upper, object)) {
          case "INDEX" -> "o.indexrelid in " + tree(relation(words, name));
          case "TABLE" -> "coalesce(t.oid, o.indrelid) in " + tree(relation(words, name));
          case "SCHEMA" ->
              "(select s.relnamespace from pg_catalog.pg_class s where s.oid = coalesce(t.oid,"
                  + " o.indrelid)) = to_regnamespace("
                  + text(word(words, name))
                  + ")";
          case "DATABASE" -> "true";
          default -> "false";
        };
    return INVALID + " and c.relname ~ '_cc(new|old)[0-9]*$' and " + replaces(scope);
  }

  private static String replaces(String scope) {
    return """
    exists (
      select 1 from pg_catalog.pg_index o
        join pg_catalog.pg_class b on b.oid = o.indexrelid
        left join pg_catalog.pg_class t on t.reltoastrelid = o.indrelid
        cross join lateral regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '') as base
       where o.indrelid = i.indrelid and o.indexrelid <> i.indexrelid
         and (b.relname = base
              or (octet_length(c.relname::text) > 59 and starts_with(b.relname::text, base)))
         and %s)
    """
        .formatted(scope);
  }

  private static String tree(String relation) {
    return "(select to_regclass(%1$s) union select relid from pg_catalog.pg_partition_tree(to_regclass(%1$s)))"
        .formatted(relation);
  }

  /// The name at an index, with its schema, as a text.
  static String relation(List<String> words, int at) {
    boolean qualified = word(words, at + 1).equals(".") && at + 2 < words.size();
    return text(qualified ? words.get(at) + "." + words.get(at + 2) : word(words, at));
  }

  private static List<String> exact(String statement) {
    return Words.exact(statement, Effects.QUOTING, Integer.MAX_VALUE);
  }

  /// A name as the catalogue has it.
  static String plain(String word) {
    return word.startsWith("\"")
        ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
        : word.toLowerCase(Locale.ROOT);
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
