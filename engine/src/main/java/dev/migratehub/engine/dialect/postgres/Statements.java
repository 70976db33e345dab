package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.ForeignSql;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.dialect.SessionSql;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is said to the server besides the scripts.
final class Statements {

  private Statements() {}

  private static final String ACTIVITY =
      """
      select a.pid as session_id, a.usename as user_name,
             concat_ws(' ', coalesce(host(a.client_addr),
                   case when a.backend_start is not null then 'local' end),
                 nullif(a.application_name, '')) as host,
             to_char(coalesce(a.xact_start, a.backend_start) at time zone 'UTC',
               'YYYY-MM-DD HH24:MI:SS') as since,
             case when a.backend_start is not null
                  then left(regexp_replace(a.query, '\\s+', ' ', 'g'), 120) end as statement
        from pg_catalog.pg_stat_activity a
      """;

  static final SessionSql SESSION =
      new SessionSql(
          """
          select pg_catalog.current_setting('server_version') as version,
                 pg_catalog.current_setting('server_version_num')::int as version_number,
                 pg_catalog.current_database() as database_name,
                 coalesce(pg_catalog.current_schema(), '') as schema_name,
                 current_user as user_name, pg_catalog.pg_backend_pid() as session_id,
                 pg_catalog.current_setting('standard_conforming_strings') as reading,
                 -- The server can look for us while it works since 14, and not on every system.
                 case when pg_catalog.current_setting('client_connection_check_interval', true) = '0'
                       and pg_catalog.version() like '%linux%'
                      then 'set %s client_connection_check_interval = ''2s''' else '' end as watching
          """,
          110000,
          "11",
          "",
          // A pool may have set something that its connections are to keep.
          """
          select 'reset session authorization' union all select 'reset role' union all select 'reset all'
          union all select format('select pg_catalog.set_config(%L, %L, false)', name, setting)
            from pg_catalog.pg_settings where source = 'session'
          union all select format('set role %I', pg_catalog.current_setting('role'))
           where pg_catalog.current_setting('role') <> 'none'
          """,
          "",
          "",
          "begin",
          "commit",
          "rollback",
          List.of(
              new SessionSql.Question(
                  ACTIVITY
                      + " where a.pid = any (pg_catalog.pg_blocking_pids(cast(? as int)))"
                      + " order by a.pid",
                  true)),
          "",
          new SessionSql.Bulk(
              "org.postgresql.PGConnection",
              "getCopyAPI",
              "org.postgresql.copy.CopyManager",
              "copyIn"),
          new SessionSql.Told("org.postgresql.PGConnection", "getBackendPID"));

  static final HistorySql HISTORY =
      new HistorySql(
          """
          select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = coalesce(nullif(?, ''), current_schema()) and c.relname = ?
             and c.relkind in ('r', 'p', 'v')
          """,
          "varchar(255)",
          "text",
          "bytea",
          "timestamptz(6)",
          "(cast(? as timestamp) at time zone 'UTC')",
          "to_char(%s at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
          "uuid",
          "cast(? as uuid)",
          "");

  static final ForeignSql FOREIGN =
      new ForeignSql(
          """
          select distinct lower(c.relname) from pg_catalog.pg_class c
           where c.relkind in ('r', 'p') and lower(c.relname) in (%1$s)
          """,
          """
          select n.nspname as schema_name, c.relname as table_name, a.attname as column_name
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = c.oid
           where n.nspname = coalesce(nullif(?, ''), current_schema())
             and lower(c.relname) = lower(?) and c.relkind in ('r', 'p')
             and a.attnum > 0 and not a.attisdropped
           order by c.relname desc, a.attnum
          """,
          "to_char(cast(%s as timestamptz) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
          " for update nowait");

  static final LockSql LOCK =
      new LockSql.OnServer(
          true,
          // It is had twice, so that one of the two can be given back to see whether it was there.
          """
          select case when pg_catalog.pg_try_advisory_lock(k)
                      then case when pg_catalog.pg_try_advisory_lock(k) then 1 else 0 end
                      else 0 end
            from (select cast(? as bigint) as k) as it
          """,
          """
          select case when pg_catalog.pg_advisory_unlock(k)
                      then case when pg_catalog.pg_advisory_unlock(k) then 1 else 0 end
                      else 0 end
            from (select cast(? as bigint) as k) as it
          """,
          ACTIVITY
              + """
                join pg_catalog.pg_locks l on l.pid = a.pid
               where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                 and (l.classid::bigint << 32) | l.objid::bigint = ?
                 and l.database = (select oid from pg_catalog.pg_database
                                    where datname = current_database())
              """,
          """
          select count(*) from pg_catalog.pg_locks l
           where l.locktype = 'advisory' and l.granted and l.objsubid = 1
             and (l.classid::bigint << 32) | l.objid::bigint = ?
             and l.pid = pg_catalog.pg_backend_pid()
          """,
          Pattern.compile("\\bdiscard\\b|pg_advisory_unlock", Pattern.CASE_INSENSITIVE),
          List.of("discard", "pg_advisory_unlock"),
          Optional.of(Leases.SQL));

  static final BundleSql BUNDLE =
      new BundleSql(
          Addresses.WHOLE,
          """
          select pg_catalog.set_config('statement_timeout', '1s', true)
           where pg_catalog.current_setting('statement_timeout')::pg_catalog.interval
                 not between '1ms' and '1s'\
          """,
          // A tenth of the work of a look into pg_locks: what is given back comes again at once.
          """
          select 1 / case when pg_catalog.pg_advisory_unlock(%1$s)
                          then pg_catalog.pg_try_advisory_lock(%1$s)::int else 0 end\
          """,
          Set.of(
              "ABORT",
              "BEGIN",
              "COMMIT",
              "END",
              "PREPARE",
              "RELEASE",
              "ROLLBACK",
              "SAVEPOINT",
              "START"),
          Pattern.compile(
              "standard_conforming_strings|backslash_quote|client_encoding",
              Pattern.CASE_INSENSITIVE),
          new Silence(),
          // A transaction begins, by its own time, when the message came that opens it.
          "(pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp())",
          "cast(extract(epoch from %2$s - %1$s) * 1000 as bigint)",
          new BundleSql.Keeping("prepare %s as %s", "execute %s(%s)", "deallocate %s", "$%d"),
          new Literals());

  static final List<String> EMPTYING =
      List.of(
          """
          select 'drop table if exists ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ')
                 || ' cascade'
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = current_schema() and c.relkind in ('r', 'p', 'f') and not c.relispartition
             and not exists (select 1 from pg_catalog.pg_depend d
                              where d.objid = c.oid and d.deptype = 'e')
          having count(*) > 0
          """,
          """
          select format('drop %s if exists %I.%I cascade',
                 case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                      else 'sequence' end, n.nspname, c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = current_schema() and c.relkind in ('v', 'm', 'S')
             and not exists (select 1 from pg_catalog.pg_depend d
                              where d.objid = c.oid and d.deptype = 'e')
          """,
          """
          select format('drop %s if exists %s cascade',
                 case p.prokind when 'a' then 'aggregate' when 'p' then 'procedure'
                      else 'function' end, p.oid::regprocedure)
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
           where n.nspname = current_schema()
             and not exists (select 1 from pg_catalog.pg_depend d
                              where d.objid = p.oid and d.deptype = 'e')
          """,
          """
          select format('drop %s if exists %I.%I cascade',
                 case t.typtype when 'd' then 'domain' else 'type' end, n.nspname, t.typname)
            from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            left join pg_catalog.pg_class c on c.oid = t.typrelid
           where n.nspname = current_schema() and t.typtype in ('e', 'd', 'c', 'r')
             and (c.oid is null or c.relkind = 'c')
             and not exists (select 1 from pg_catalog.pg_depend d
                              where d.objid = t.oid and d.deptype = 'e')
          """);
}
