package dev.migratehub.seed.table;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what SQLite knows of a table.
final class SqliteTables {

  private static final String FIND =
      """
      select name from sqlite_master where type = 'table' and name = ? collate nocase
         and name not like 'sqlite\\_%' escape '\\' limit 1
      """;

  private static final String COLUMNS =
      """
      select x.name, x.type, x."notnull" as not_null, x.pk, x.hidden,
             case when x.dflt_value is null then 0 else 1 end as defaulted,
             (select count(*) from pragma_table_xinfo(?) y where y.pk > 0) as keys
        from pragma_table_xinfo(?) x where x.hidden <> 1 order by x.cid
      """;

  private static final String KEY =
      "select name from pragma_table_xinfo(?) where pk > 0 order by pk";

  private static final String UNIQUES =
      """
      select (select group_concat(name, char(1)) from
               (select c.name from pragma_index_info(l.name) c order by c.seqno)) as names
        from pragma_index_list(?) l where l."unique" = 1 and l.partial = 0 and l.origin <> 'pk'
       order by l.seq desc
      """;

  private static final String REFERENCES =
      """
      select 'foreign key ' || id as name, "table" as parent_name,
             '"' || replace("table", '"', '""') || '"' as parent,
             group_concat("from", char(1)) as names,
             coalesce(group_concat("to", char(1)), '') as parent_names
        from (select * from pragma_foreign_key_list(?) order by id, seq) group by id, "table"
      """;

  private static final Pattern LENGTH = Pattern.compile("\\((\\d{1,9})(?:\\s*,\\s*(\\d{1,9}))?\\)");

  private final OpenTarget open;

  SqliteTables(OpenTarget open) {
    this.open = open;
  }

  Optional<Table> table(String wanted) {
    String plain = wanted.replaceFirst("^main\\.", "").replaceFirst("^\"(.*)\"$", "$1");
    return open.session().query(FIND, Row::first, plain).stream().findFirst().map(this::found);
  }

  private Table found(String name) {
    return new Table(
        name,
        open.dialect().quote(name),
        open.session().query(COLUMNS, SqliteTables::column, name, name),
        () -> rules(name));
  }

  private Table.Rules rules(String name) {
    Session session = open.session();
    List<String> key = session.query(KEY, Row::first, name);
    List<List<String>> uniques = new ArrayList<>();
    if (!key.isEmpty()) {
      uniques.add(key);
    }
    session.query(UNIQUES, row -> Lists.split(row.text("names")), name).stream()
        .filter(names -> !names.isEmpty())
        .forEach(uniques::add);
    String sql =
        session
            .query(
                "select sql from sqlite_master where type = 'table' and name = ?", Row::first, name)
            .getFirst();
    return new Table.Rules(
        uniques,
        !key.isEmpty(),
        session.query(REFERENCES, Lists::reference, name).stream().map(this::whole).toList(),
        SqliteChecks.of(sql));
  }

  /// A foreign key that names no columns of the parent means its primary key.
  private Table.Reference whole(Table.Reference reference) {
    return reference.parentColumns().isEmpty()
        ? new Table.Reference(
            reference.name(),
            reference.columns(),
            reference.parent(),
            reference.parentName(),
            open.session().query(KEY, Row::first, reference.parentName()))
        : reference;
  }

  private static Column column(Row row) {
    String type = row.text("type");
    boolean key = row.number("pk") > 0;
    boolean alias = key && row.number("keys") == 1 && type.equalsIgnoreCase("INTEGER");
    Matcher length = LENGTH.matcher(type);
    boolean bound = length.find();
    int first = bound ? Integer.parseInt(length.group(1)) : 0;
    Family family = family(type.toUpperCase(Locale.ROOT));
    boolean text = family == Family.TEXT;
    return new Column(
        row.text("name"),
        type,
        family,
        row.number("not_null") == 0 && !key,
        row.number("hidden") > 1,
        alias,
        row.number("defaulted") == 1,
        text ? first : 0,
        text ? 0 : first,
        bound && length.group(2) != null ? Integer.parseInt(length.group(2)) : 0,
        List.of());
  }

  /// By the words in the declared type, as SQLite itself does, and a few more for dates and the
  /// like.
  private static Family family(String type) {
    if (type.contains("INT") && !type.contains("POINT")) {
      return Family.INTEGER;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return Family.TEXT;
    }
    if (type.contains("BLOB")) {
      return Family.BYTES;
    }
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return Family.REAL;
    }
    return switch (type.replaceFirst("\\s*\\(.*", "")) {
      case "BOOL", "BOOLEAN" -> Family.BOOLEAN;
      case "DATE" -> Family.DATE;
      case "TIME" -> Family.TIME;
      case "DATETIME", "TIMESTAMP" -> Family.TIMESTAMP;
      case "JSON" -> Family.JSON;
      case "UUID" -> Family.UUID;
      case "DECIMAL", "NUMERIC" -> Family.DECIMAL;
      default -> Family.OTHER;
    };
  }
}
