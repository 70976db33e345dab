package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Where the history is kept.
///
/// @param schema empty for the schema the session starts in
public record TableName(String schema, String table) {

  /// The table every target has unless it is set otherwise.
  public static final TableName DEFAULT = new TableName("", "migrate_hub_migrations");

  /// PostgreSQL cuts longer names off without a word, and then nobody finds them again.
  private static final int LONGEST = 63;

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_$-]+");

  /// Reads `table` or `schema.table`, each with or without quotes.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it is neither, or too long
  public static TableName of(String text) {
    List<String> parts = parts(text);
    String table = parts.getLast();
    if (parts.size() == 1 && table.isBlank()) {
      throw refused(" is empty");
    }
    if (parts.size() > 2) {
      throw refused(", " + text + ", has more than a schema and a table");
    }
    if (table.isBlank()) {
      throw refused(", " + text + ", has no table behind the dot");
    }
    if (parts.size() == 2 && parts.getFirst().isBlank()) {
      throw refused(", " + text + ", has no schema before the dot");
    }
    if (parts.stream().anyMatch(part -> bytes(part) > LONGEST)) {
      throw refused(" is longer than " + LONGEST + " bytes: " + text);
    }
    return new TableName(parts.size() == 1 ? "" : parts.getFirst(), table);
  }

  private static List<String> parts(String text) {
    try {
      return TableWords.of(text);
    } catch (IllegalArgumentException e) {
      throw refused(", " + text + ", " + e.getMessage());
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ProblemException refused(String what) {
    return new Problem(
            Code.SETTING_INVALID,
            "the name of the history table" + what,
            "no database was touched",
            "write it as TABLE or SCHEMA.TABLE, with at most "
                + LONGEST
                + " bytes for each, and in double quotes what holds a dot")
        .exception();
  }

  /// The same table in a schema, where it names none itself.
  TableName within(String defaultSchema) {
    return schema.isEmpty() ? new TableName(defaultSchema, table) : this;
  }

  /// A table in the same schema that is named after this one.
  ///
  /// @param suffix stays whole where the name would get too long
  public TableName beside(String suffix) {
    String stem = table;
    while (bytes(stem + suffix) > LONGEST) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return new TableName(schema, stem + suffix);
  }

  /// The name as it stands in a statement.
  public String quoted(Dialect dialect) {
    String quoted = dialect.quote(table);
    return schema.isEmpty() ? quoted : dialect.quote(schema) + "." + quoted;
  }

  /// As a user would write it.
  @Override
  public String toString() {
    return schema.isEmpty() ? written(table) : written(schema) + "." + written(table);
  }

  private static String written(String part) {
    return PLAIN.matcher(part).matches() ? part : '"' + part.replace("\"", "\"\"") + '"';
  }
}
