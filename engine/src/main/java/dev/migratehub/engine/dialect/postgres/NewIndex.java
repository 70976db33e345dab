package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.Effects.word;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The index that a `CREATE INDEX CONCURRENTLY` makes, as far as its words tell.
final class NewIndex {

  private final List<String> words;
  private final List<String> upper;
  private final int name;
  private final int table;
  private final int keys;

  /// @param words the words as they stand
  /// @param upper the same in upper case
  /// @param at where the name would stand
  NewIndex(List<String> words, List<String> upper, int at) {
    this.words = words;
    this.upper = upper;
    this.name = word(upper, at).equals("IF") ? at + 3 : at;
    int on = isNamed() ? name + 1 : name;
    this.table = word(upper, on + 1).equals("ONLY") ? on + 2 : on + 1;
    int behind = word(upper, table + 1).equals(".") ? table + 3 : table + 1;
    this.keys = word(upper, behind).equals("USING") ? behind + 2 : behind;
  }

  boolean isNamed() {
    return !word(upper, name).equals("ON");
  }

  /// Whether the words go on as far as its columns.
  boolean isWhole() {
    return word(upper, keys).equals("(");
  }

  /// Its name as the catalogue has it.
  String name() {
    return Leftovers.plain(word(words, name));
  }

  /// The condition that an index is one of its table.
  String onTable() {
    return table < words.size()
        ? " and i.indrelid = to_regclass(" + Leftovers.relation(words, table) + ")"
        : "";
  }

  /// The condition that an index is the last one that the server made and named for these words,
  /// and the rest of the query.
  String namedByServer() {
    int close = close(keys);
    List<String> columns = columns(keys, close);
    int keyColumns = columns.size();
    boolean includes = word(upper, close + 1).equals("INCLUDE");
    if (includes) {
      columns.addAll(columns(close + 2, close(close + 2)));
    }
    String names = columns.stream().map(Leftovers::text).collect(Collectors.joining(", "));
    boolean partial = upper.subList(close, upper.size()).contains("WHERE");
    return """
    c.relname ~ '_idx[0-9]*$'%s and i.indisunique = %s and (i.indpred is not null) = %s
       and (select m.amname from pg_catalog.pg_am m where m.oid = c.relam) = %s
       and i.indnkeyatts = %d
       and array(select coalesce(a.attname::text, '')
                   from unnest(i.indkey::int2[]) with ordinality k (number, place)
                   left join pg_catalog.pg_attribute a
                     on a.attrelid = i.indrelid and a.attnum = k.number and k.number <> 0
                  order by k.place) = array[%s]::text[]
     order by c.oid desc limit 1
    """
        .formatted(
            onTable(), word(upper, 1).equals("UNIQUE"), partial, method(), keyColumns, names);
  }

  private String method() {
    boolean given = word(upper, keys - 2).equals("USING");
    return Leftovers.text(given ? Leftovers.plain(word(words, keys - 1)) : "btree");
  }

  /// The columns between two parentheses, an expression as nothing.
  private List<String> columns(int open, int close) {
    List<String> columns = new ArrayList<>();
    int depth = 0;
    for (int i = open; i < close; i++) {
      boolean first = depth == 1 && (i == open + 1 || word(upper, i - 1).equals(","));
      if (first) {
        boolean called = word(upper, i).equals("(") || isCall(i + 1);
        columns.add(called ? "" : Leftovers.plain(word(words, i)));
      }
      depth += word(upper, i).equals("(") ? 1 : word(upper, i).equals(")") ? -1 : 0;
    }
    return columns;
  }

  /// Whether a function's name ends before this word.
  private boolean isCall(int at) {
    return word(upper, at).equals("(") || word(upper, at).equals(".");
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; i < upper.size(); i++) {
      depth += word(upper, i).equals("(") ? 1 : word(upper, i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return upper.size();
  }
}
