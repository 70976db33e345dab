package dev.migratehub.seed.table;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.Optional;

/// Reads what PostgreSQL knows of a table.
final class PostgresTables {

  private static final String FIND =
      """
      select c.oid as id, c.relname as name, n.nspname as schema
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'f') and lower(c.relname) = lower(?)
         and case when ? = '' then pg_catalog.pg_table_is_visible(c.oid) else n.nspname = ? end
       order by c.relname = ? desc limit 1
      """;

  private static final String COLUMNS =
      """
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, b.typname as base,
             case when a.attnotnull or t.typnotnull then 1 else 0 end as not_null,
             case when a.attgenerated <> '' then 1 else 0 end as generated,
             case when a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'
                  then 1 else 0 end as automatic,
             case when d.adbin is not null or t.typdefault is not null then 1 else 0 end as defaulted,
             case when b.typname in ('varchar', 'bpchar', 'bit', 'varbit') and a.atttypmod > 0
                  then a.atttypmod - case when b.typname like '%bit' then 0 else 4 end
                  else 0 end as length,
             case when b.typname = 'numeric' and a.atttypmod > 0
                  then ((a.atttypmod - 4) >> 16) & 65535 when b.typname = 'int2' then 4
                  when b.typname = 'int4' then 9 when b.typname = 'int8' then 18 else 0 end as digits,
             case when b.typname = 'numeric' and a.atttypmod > 0
                  then (a.atttypmod - 4) & 2047 else 0 end as scale,
             coalesce((select string_agg(e.enumlabel, chr(1) order by e.enumsortorder)
                         from pg_catalog.pg_enum e where e.enumtypid = b.oid), '') as labels
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid
        join pg_catalog.pg_type b on b.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
        left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
       order by a.attnum
      """;

  private static final String UNIQUES =
      """
      select case when i.indisprimary then 1 else 0 end as main,
             (select string_agg(a.attname, chr(1) order by k.position)
                from unnest(i.indkey::int2[]) with ordinality k (attnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
               where k.position <= i.indnkeyatts) as names
        from pg_catalog.pg_index i
       where i.indrelid = ? and i.indisunique and i.indpred is null and i.indexprs is null
         and i.indisvalid
       order by i.indisprimary desc, i.indexrelid
      """;

  private static final String REFERENCES =
      """
      select o.conname as name, p.relname as parent_name,
             '"' || replace(n.nspname, '"', '""') || '"."' || replace(p.relname, '"', '""') || '"'
               as parent,
             (select string_agg(a.attname, chr(1) order by k.position)
                from unnest(o.conkey) with ordinality k (attnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.attnum) as names,
             (select string_agg(a.attname, chr(1) order by k.position)
                from unnest(o.confkey) with ordinality k (attnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.attnum)
               as parent_names
        from pg_catalog.pg_constraint o
        join pg_catalog.pg_class p on p.oid = o.confrelid
        join pg_catalog.pg_namespace n on n.oid = p.relnamespace
       where o.conrelid = ? and o.contype = 'f' order by o.conname
      """;

  /// Conditions of the column's domain count as the table's.
  private static final String CHECKS =
      """
      select o.conname as name, pg_get_expr(o.conbin, o.conrelid) as expression
        from pg_catalog.pg_constraint o where o.conrelid = ? and o.contype = 'c'
      union all
      select o.conname, replace(regexp_replace(pg_get_constraintdef(o.oid), '^CHECK ', ''), 'VALUE',
             quote_ident(a.attname))
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_constraint o on o.contypid = a.atttypid and o.contype = 'c'
       where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
       order by 1
      """;

  private final OpenTarget open;

  PostgresTables(OpenTarget open) {
    this.open = open;
  }

  private record Found(long id, String name, String schema) {}

  Optional<Table> table(String text) {
    TableName wanted = TableName.of(text);
    Session session = open.session();
    return session
        .query(
            FIND,
            row -> new Found(row.number("id"), row.text("name"), row.text("schema")),
            wanted.table(),
            wanted.schema(),
            wanted.schema(),
            wanted.table())
        .stream()
        .findFirst()
        .map(found -> table(session, found));
  }

  private Table table(Session session, Found found) {
    return new Table(
        found.name(),
        open.dialect().quote(found.schema()) + "." + open.dialect().quote(found.name()),
        session.query(COLUMNS, PostgresTables::column, found.id()),
        () -> rules(session, found.id()));
  }

  private static Table.Rules rules(Session session, long table) {
    List<Boolean> main = session.query(UNIQUES, row -> row.number("main") == 1, table);
    return new Table.Rules(
        session.query(UNIQUES, row -> Lists.split(row.text("names")), table),
        !main.isEmpty() && main.getFirst(),
        session.query(REFERENCES, Lists::reference, table),
        session.query(
            CHECKS,
            row -> new Table.Check(row.text("name"), row.text("expression")),
            table,
            table));
  }

  private static Column column(Row row) {
    List<String> labels = Lists.split(row.text("labels"));
    return new Column(
        row.text("name"),
        row.text("type"),
        labels.isEmpty() ? family(row.text("base")) : Family.ENUM,
        row.number("not_null") == 0,
        row.number("generated") == 1,
        row.number("automatic") == 1,
        row.number("defaulted") == 1,
        (int) row.number("length"),
        (int) row.number("digits"),
        (int) row.number("scale"),
        labels);
  }

  private static Family family(String base) {
    return switch (base) {
      case "int2", "int4", "int8", "oid" -> Family.INTEGER;
      case "numeric", "money" -> Family.DECIMAL;
      case "float4", "float8" -> Family.REAL;
      case "bool" -> Family.BOOLEAN;
      case "text", "varchar", "bpchar", "citext", "name" -> Family.TEXT;
      case "bytea" -> Family.BYTES;
      case "bit", "varbit" -> Family.BITS;
      case "date" -> Family.DATE;
      case "time", "timetz" -> Family.TIME;
      case "timestamp", "timestamptz" -> Family.TIMESTAMP;
      case "json", "jsonb" -> Family.JSON;
      case "uuid" -> Family.UUID;
      default -> Family.OTHER;
    };
  }
}
