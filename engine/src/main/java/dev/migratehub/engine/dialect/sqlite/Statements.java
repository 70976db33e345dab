package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.ForeignSql;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.dialect.SessionSql;
import java.util.List;

/// What is said to the library besides the scripts.
final class Statements {

  private Statements() {}

  static final SessionSql SESSION =
      new SessionSql(
          """
          with v (number, rest) as (
            select cast(sqlite_version() as integer),
                   substr(sqlite_version(), instr(sqlite_version(), '.') + 1))
          select sqlite_version() as version,
                 number * 10000 + cast(rest as integer) * 100 as version_number,
                 'main' as database_name, '' as schema_name, '' as user_name, 0 as session_id,
                 '' as reading, '' as watching
            from v
          """,
          33500,
          "3.35",
          "",
          // Not defer_foreign_keys: it ends with the transaction, and to end it earlier would
          // forget
          // which rows lost what they refer to.
          """
          select 'pragma foreign_keys = ' || foreign_keys from pragma_foreign_keys
          union all select 'pragma query_only = ' || query_only from pragma_query_only
          union all select 'pragma writable_schema = ' || writable_schema from pragma_writable_schema
          union all select 'pragma ignore_check_constraints = ' || ignore_check_constraints
            from pragma_ignore_check_constraints
          union all select 'pragma recursive_triggers = ' || recursive_triggers
            from pragma_recursive_triggers
          union all select 'pragma legacy_alter_table = ' || legacy_alter_table
            from pragma_legacy_alter_table
          union all select 'pragma reverse_unordered_selects = ' || reverse_unordered_selects
            from pragma_reverse_unordered_selects
          union all select 'pragma trusted_schema = ' || trusted_schema from pragma_trusted_schema
          union all select 'pragma case_sensitive_like = ' || ('a' not like 'A')
          """,
          "",
          "select 'pragma busy_timeout = ' || timeout from pragma_busy_timeout",
          "begin immediate",
          "commit",
          "rollback",
          List.of(),
          """
          select "table" || coalesce(' row ' || rowid, '') || ' refers to no row of ' || parent
            from pragma_foreign_key_check
          """,
          SessionSql.Bulk.NONE,
          SessionSql.Told.NOTHING);

  static final HistorySql HISTORY =
      new HistorySql(
          """
          select 1 from sqlite_master
           where type in ('table', 'view') and lower(?) in ('', 'main') and name = ? collate nocase
          """,
          "text",
          "text",
          "blob",
          "text",
          "?",
          "%s",
          "text",
          "?",
          "");

  static final ForeignSql FOREIGN =
      new ForeignSql(
          "select lower(name) from sqlite_master where type = 'table' and lower(name) in (%1$s)",
          """
          select '' as schema_name, m.name as table_name, c.name as column_name
            from sqlite_master m, pragma_table_info(m.name) c
           where lower(?) in ('', 'main') and m.name = ? collate nocase and m.type = 'table'
           order by c.cid
          """,
          "%s",
          "");

  static final LockSql LOCK =
      new LockSql.BesideFile(
          "select coalesce(file, '') from pragma_database_list where name = 'main'");

  static final List<String> EMPTYING =
      List.of(
          "select 'pragma foreign_keys = off'",
          """
          select 'drop ' || type || ' if exists "' || replace(name, '"', '""') || '"'
            from sqlite_master where type in ('view', 'trigger')
          """,
          """
          select 'drop table if exists "' || replace(name, '"', '""') || '"'
            from sqlite_master where type = 'table' and sql like 'create virtual table %'
          """,
          // The tables in which a virtual one kept its rows went with it.
          """
          select 'drop table if exists "' || replace(name, '"', '""') || '"'
            from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
          """);
}
