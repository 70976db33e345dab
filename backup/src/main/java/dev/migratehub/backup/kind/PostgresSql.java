package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.stream.Collectors;

/// What PostgreSQL is asked and told besides the dump.
final class PostgresSql {

  /// Makes a database with the encoding of this one, and nothing in it.
  static final String SCRATCH =
      """
      select format('create database %%s template template0 encoding %L lc_collate %L lc_ctype %L',
             pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
        from pg_catalog.pg_database d where d.datname = current_database()
      """;

  private static final String OF_EXTENSION =
      "exists (select 1 from pg_catalog.pg_depend d where d.objid = %s.oid and d.deptype = 'e')";

  private static final List<String> BESIDES =
      List.of(
          "select format('drop event trigger %I cascade', evtname) from pg_catalog.pg_event_trigger e"
              + " where not "
              + OF_EXTENSION.formatted("e"),
          "select format('drop publication %I cascade', pubname) from pg_catalog.pg_publication",
          "select format('drop server %I cascade', srvname) from pg_catalog.pg_foreign_server",
          "select format('select pg_catalog.lo_unlink(%s)', oid)"
              + " from pg_catalog.pg_largeobject_metadata");

  private PostgresSql() {}

  static String things(List<String> schemas) {
    return """
    select count(*) as things from (
      select c.oid from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where %1$s and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not %2$s
      union all
      select p.oid from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace where %1$s and not %3$s
      union all
      select t.oid from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid = t.typnamespace
       where %1$s and t.typtype in ('e', 'd') and not %4$s) found
    """
        .formatted(
            scope(schemas),
            OF_EXTENSION.formatted("c"),
            OF_EXTENSION.formatted("p"),
            OF_EXTENSION.formatted("t"));
  }

  static String description(List<String> schemas) {
    return PostgresDescription.query(scope(schemas));
  }

  /// Empties the schemas in the transaction that is open.
  static void empty(OpenTarget open, List<String> schemas) {
    Session session = open.session();
    run(session, schemasOf(schemas));
    if (schemas.isEmpty() || schemas.contains("public")) {
      session.execute("set local search_path = public, pg_catalog");
      open.dialect().emptyingQueries().forEach(query -> run(session, query));
    }
    if (schemas.isEmpty()) {
      BESIDES.forEach(query -> run(session, query));
    }
    session.execute("set local search_path = default");
  }

  private static String schemasOf(List<String> schemas) {
    return """
    select format('drop schema %%I cascade', n.nspname) from pg_catalog.pg_namespace n
     where %s and n.nspname <> 'public' and not %s
    """
        .formatted(scope(schemas), OF_EXTENSION.formatted("n"));
  }

  private static void run(Session session, String query) {
    session.query(query, Row::first).stream()
        .filter(statement -> !statement.isEmpty())
        .forEach(session::execute);
  }

  private static String scope(List<String> schemas) {
    return schemas.isEmpty()
        ? "n.nspname <> 'information_schema' and n.nspname !~ '^pg_'"
        : schemas.stream()
            .map(name -> "'" + name.replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "n.nspname in (", ")"));
  }
}
