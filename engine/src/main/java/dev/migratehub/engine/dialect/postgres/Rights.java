package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health.Place;
import java.util.ArrayList;
import java.util.List;

/// What a user lacks to run migrations, as the catalogues tell it.
final class Rights {

  private Rights() {}

  static final String QUERY =
      """
      with h (schema_name, table_name) as (
        select coalesce(nullif(cast(? as text), ''), current_schema()), cast(? as text)),
      c (id, name) as (
        select c.oid, format('%I.%I', n.nspname, c.relname)
          from h join pg_catalog.pg_namespace n on n.nspname = h.schema_name
          join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = h.table_name)
      select 'nowhere' where current_schema() is null
      union all select 'schema' || chr(9) || quote_ident(h.schema_name) from h
       where not exists (select 1 from pg_catalog.pg_namespace n where n.nspname = h.schema_name)
         and h.schema_name is not null
      union all select 'create' || chr(9) || quote_ident(n.nspname) from pg_catalog.pg_namespace n, h
       where (n.nspname = current_schema()
           or (n.nspname = h.schema_name and not exists (select 1 from c)))
         and not pg_catalog.has_schema_privilege(n.oid, 'CREATE')
      union all select 'history' || chr(9) || c.name || chr(9) || string_agg(p.name, ', ') from c
        cross join (values ('select'), ('insert'), ('update'), ('delete')) p (name)
       where not pg_catalog.has_table_privilege(c.id, p.name) group by c.name
      union all select 'owner' || chr(9) || count(*)
             || chr(9) || min(quote_ident(pg_catalog.pg_get_userbyid(t.relowner)))
        from pg_catalog.pg_class t join pg_catalog.pg_namespace n on n.oid = t.relnamespace
       where n.nspname = current_schema() and t.relkind in ('r', 'p', 'v', 'm', 'f')
         and not pg_catalog.pg_has_role(t.relowner, 'USAGE') having count(*) > 0
      """;

  static List<Finding> read(List<String> rows, Place place) {
    if (rows.isEmpty()) {
      return List.of(
          Finding.ok(Topic.RIGHTS, place.user() + " may create tables and write the history"));
    }
    List<Finding> findings = new ArrayList<>();
    for (String row : rows) {
      findings.add(finding(row.split("\t", -1), name(place.user())));
    }
    return findings;
  }

  private static Finding finding(String[] lack, String user) {
    return switch (lack[0]) {
      case "nowhere" ->
          Finding.wrong(
              Topic.RIGHTS,
              "no schema of the search_path exists, so that tables have nowhere to be",
              "create one: create schema %1$s authorization %1$s; or set search_path"
                  .formatted(user));
      case "schema" ->
          Finding.wrong(
              Topic.RIGHTS,
              "there is no schema " + lack[1] + " for the history table",
              "create it: create schema " + lack[1]);
      case "create" ->
          Finding.wrong(
              Topic.RIGHTS,
              user + " may not create tables in the schema " + lack[1],
              "let it: grant usage, create on schema %s to %s".formatted(lack[1], user));
      case "history" ->
          Finding.wrong(
              Topic.RIGHTS,
              "%s may not %s on the history table %s".formatted(user, lack[2], lack[1]),
              "let it: grant select, insert, update, delete on %s to %s".formatted(lack[1], user));
      default ->
          Finding.note(
              Topic.RIGHTS,
              "%s tables or views of others are here, such as those of %s"
                      .formatted(lack[1], lack[2])
                  + ": scripts that alter them are refused",
              "run migrations as their owner, or: grant %s to %s".formatted(lack[2], user));
    };
  }

  /// A name as statements write it.
  static String name(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
