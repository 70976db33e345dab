package dev.migratehub.seed.table;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what MySQL or MariaDB knows of a table.
final class MySqlTables {

  private static final String HERE =
      " where table_schema = coalesce(nullif(?, ''), database()) and table_name = ?";

  private static final String FIND =
      """
      select table_name as name from information_schema.tables
       where table_schema = coalesce(nullif(?, ''), database()) and lower(table_name) = lower(?)
         and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
       order by table_name = binary ? desc limit 1
      """;

  private static final String COLUMNS =
      """
      select column_name as name, column_type as type, data_type as base, is_nullable as nullable,
             extra as extra, coalesce(generation_expression, '') as expression,
             case when column_default is null then 0 else 1 end as defaulted,
             least(coalesce(character_maximum_length, 0), 1000000000) as length,
             coalesce(numeric_precision, 0) as digits, coalesce(numeric_scale, 0) as scale
        from information_schema.columns
      """
          + HERE
          + " order by ordinal_position";

  private static final String UNIQUES =
      """
      select index_name as name,
             group_concat(column_name order by seq_in_index separator '\\u0001') as names
        from information_schema.statistics
      """
          + HERE
          + " and non_unique = 0 group by index_name order by index_name <> 'PRIMARY', index_name";

  private static final String REFERENCES =
      """
      select constraint_name as name, referenced_table_name as parent_name,
             concat('`', replace(referenced_table_schema, '`', '``'), '`.`',
               replace(referenced_table_name, '`', '``'), '`') as parent,
             group_concat(column_name order by ordinal_position separator '\\u0001') as names,
             group_concat(referenced_column_name order by ordinal_position separator '\\u0001')
               as parent_names
        from information_schema.key_column_usage
      """
          + HERE
          + " and referenced_table_name is not null"
          + " group by constraint_name, referenced_table_schema, referenced_table_name";

  /// MariaDB names the table beside each; MySQL has them since 8.0.16 and names them once a schema.
  private static final String CHECKS_OF_MARIADB =
      "select constraint_name as name, check_clause as expression"
          + " from information_schema.check_constraints"
          + HERE.replace("table_schema", "constraint_schema");

  private static final String CHECKS_OF_MYSQL =
      "select c.constraint_name as name, c.check_clause as expression"
          + " from information_schema.table_constraints t join information_schema.check_constraints c"
          + " on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name"
          + HERE.replace("table_", "t.table_");

  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  private final OpenTarget open;

  MySqlTables(OpenTarget open) {
    this.open = open;
  }

  Optional<Table> table(String text) {
    TableName wanted = TableName.of(text);
    return open
        .session()
        .query(FIND, Row::first, wanted.schema(), wanted.table(), wanted.table())
        .stream()
        .findFirst()
        .map(name -> table(wanted.schema(), name));
  }

  private Table table(String schema, String name) {
    String quoted = open.dialect().quote(name);
    return new Table(
        name,
        schema.isEmpty() ? quoted : open.dialect().quote(schema) + "." + quoted,
        open.session().query(COLUMNS, MySqlTables::column, schema, name),
        () -> rules(schema, name));
  }

  private Table.Rules rules(String schema, String name) {
    Session session = open.session();
    List<String> indexes = session.query(UNIQUES, row -> row.text("name"), schema, name);
    return new Table.Rules(
        session.query(UNIQUES, row -> Lists.split(row.text("names")), schema, name),
        indexes.contains("PRIMARY"),
        session.query(REFERENCES, Lists::reference, schema, name),
        checks(schema, name));
  }

  private List<Table.Check> checks(String schema, String name) {
    boolean mariaDb = open.identity().version().contains("MariaDB");
    if (!mariaDb && open.identity().versionNumber() < 80016) {
      return List.of();
    }
    return open.session()
        .query(
            mariaDb ? CHECKS_OF_MARIADB : CHECKS_OF_MYSQL,
            row -> new Table.Check(row.text("name"), row.text("expression")),
            schema,
            name);
  }

  private static Column column(Row row) {
    String type = row.text("type");
    String extra = row.text("extra").toLowerCase(Locale.ROOT);
    Family family = family(row.text("base"), type);
    boolean text = family == Family.TEXT;
    return new Column(
        row.text("name"),
        type,
        family,
        row.text("nullable").equals("YES"),
        !row.text("expression").isEmpty() || extra.contains("virtual") || extra.contains("stored"),
        extra.contains("auto_increment"),
        row.number("defaulted") == 1 || extra.contains("default_generated"),
        text || family == Family.BYTES ? (int) row.number("length") : 0,
        digits(type, (int) row.number("digits")),
        (int) row.number("scale"),
        family == Family.ENUM ? labels(type) : List.of());
  }

  /// As many digits as every value of the type may have.
  private static int digits(String type, int digits) {
    String base = type.replaceFirst("[ (].*", "");
    return switch (base) {
      case "tinyint" -> 2;
      case "smallint" -> 4;
      case "mediumint" -> 6;
      case "int" -> 9;
      case "bigint" -> 18;
      default -> digits;
    };
  }

  private static List<String> labels(String type) {
    List<String> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(type);
    while (label.find()) {
      labels.add(label.group(1).replace("''", "'"));
    }
    return labels;
  }

  private static Family family(String base, String type) {
    if (type.equals("tinyint(1)")) {
      return Family.BOOLEAN;
    }
    return switch (base) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> Family.INTEGER;
      case "decimal" -> Family.DECIMAL;
      case "float", "double" -> Family.REAL;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Family.TEXT;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Family.BYTES;
      case "bit" -> Family.BITS;
      case "date" -> Family.DATE;
      case "time" -> Family.TIME;
      case "datetime", "timestamp" -> Family.TIMESTAMP;
      case "json" -> Family.JSON;
      case "uuid" -> Family.UUID;
      case "enum", "set" -> Family.ENUM;
      default -> Family.OTHER;
    };
  }
}
