package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.UntransactedSql;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Knows which statements may write to tables that take no part in transactions, by the names they
/// mention: those of such tables, and of views, triggers and functions that mention them. It is the
/// server that is asked, once and again after whatever may have changed the answer.
final class Untransacted {

  private final Dialect dialect;
  private final Session session;
  private final Map<String, String> schemas = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<Thing> things = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private Pattern elsewhere = Pattern.compile("");
  private boolean known;

  Untransacted(Dialect dialect, Session session) {
    this.dialect = dialect;
    this.session = session;
  }

  /// A name and the words of what runs when something is done to it.
  ///
  /// @param body empty for a table without transactions and for what cannot be seen
  private record Thing(String name, Set<String> body) {

    boolean concerns(Set<String> names) {
      return body.isEmpty() || body.stream().anyMatch(names::contains);
    }
  }

  /// Tables may have come, gone or changed, or the schema that is meant without its name.
  void forget() {
    known = false;
  }

  /// Whether a statement may write to such a table; also when the server does not tell.
  ///
  /// @param silently whether the server must not be asked now, so that only what is known counts
  boolean touchedBy(String statement, boolean silently) {
    Optional<UntransactedSql> sql = dialect.untransacted();
    if (sql.isEmpty() || (silently && !known)) {
      return false;
    }
    try {
      look(sql.get());
      if (names.isEmpty() && !elsewhere.matcher(statement).find()) {
        return false;
      }
      Set<String> words = words(statement);
      if (!silently) {
        follow(sql.get(), words);
      }
      return words.stream().anyMatch(names::contains);
    } catch (SqlFailure e) {
      forget();
      return true;
    }
  }

  private void look(UntransactedSql sql) {
    if (known) {
      return;
    }
    schemas.clear();
    asked.clear();
    things.clear();
    names.clear();
    List<String> all = session.query(sql.schemas(), row -> row.text("name"));
    elsewhere =
        Pattern.compile(
            all.stream().skip(1).map(Pattern::quote).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    all.forEach(schema -> schemas.put(upper(schema), schema));
    ask(sql, all.getFirst());
    follow(sql, Set.of());
    known = true;
  }

  private void ask(UntransactedSql sql, String schema) {
    Object[] parameters =
        sql.things().chars().filter(it -> it == '?').mapToObj(it -> schema).toArray();
    if (asked.add(upper(schema)) && !schema.isEmpty()) {
      things.addAll(
          session.query(
              sql.things(),
              row -> new Thing(upper(row.text("name")), words(row.text("body"))),
              parameters));
    }
  }

  /// Goes from what is mentioned to what that mentions, until nothing new comes.
  private void follow(UntransactedSql sql, Set<String> mentioned) {
    Set<String> words = new HashSet<>(mentioned);
    int before;
    do {
      before = asked.size();
      things.forEach(thing -> words.addAll(thing.body()));
      words.stream().filter(schemas::containsKey).map(schemas::get).forEach(it -> ask(sql, it));
    } while (asked.size() > before);
    do {
      before = names.size();
      things.stream().filter(it -> it.concerns(names)).forEach(it -> names.add(it.name()));
    } while (names.size() > before);
  }

  private Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : dialect.words(text)) {
      char quote = word.charAt(0);
      boolean quoted = word.length() > 1 && (quote == '`' || quote == '"');
      words.add(upper(quoted ? word.substring(1, word.length() - 1) : word));
    }
    return words;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
