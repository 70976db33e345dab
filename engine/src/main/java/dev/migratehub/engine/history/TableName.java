package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;

/// Where the history is kept.
///
/// @param schema empty for the schema the session starts in
public record TableName(String schema, String table) {

  /// The table every target has unless it is set otherwise.
  public static final TableName DEFAULT = new TableName("", "migrate_hub_migrations");

  /// PostgreSQL cuts longer names off without a word, and then nobody finds them again.
  private static final int LONGEST = 63;

  /// Reads `table` or `schema.table`.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it is neither, or too long
  public static TableName of(String text) {
    int dot = text.indexOf('.');
    TableName name =
        dot < 0
            ? new TableName("", text)
            : new TableName(text.substring(0, dot), text.substring(dot + 1));
    if (name.table.isBlank() || (dot >= 0 && name.schema.isBlank())) {
      throw refused("the name of the history table, '" + text + "', has an empty part");
    }
    if (bytes(name.schema) > LONGEST || bytes(name.table) > LONGEST) {
      throw refused("the name of the history table is longer than " + LONGEST + " bytes: " + text);
    }
    return name;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ProblemException refused(String what) {
    return new Problem(
            Code.SETTING_INVALID,
            what,
            "no database was touched",
            "write it as TABLE or SCHEMA.TABLE, with at most " + LONGEST + " bytes for each")
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

  @Override
  public String toString() {
    return schema.isEmpty() ? table : schema + "." + table;
  }
}
