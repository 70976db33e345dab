package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.UntransactedSql;

/// How tables are found whose storage engine has no transactions.
final class Untransacted {

  private Untransacted() {}

  /// With a limit, because a script may have set another one for whatever has none.
  static final UntransactedSql SQL =
      new UntransactedSql(
          """
          select coalesce(database(), '') as name
          union all select schema_name from information_schema.schemata
           where schema_name not in ('information_schema', 'performance_schema', 'sys',
             coalesce(database(), ''))
          limit 18446744073709551615
          """,
          """
          select t.table_name as name, '' as body
            from information_schema.tables t
            left join information_schema.engines e on e.engine = t.engine
           where t.table_schema = ? and t.engine is not null
             and coalesce(e.transactions, 'NO') <> 'YES'
          union all select event_object_table, action_statement
            from information_schema.triggers where trigger_schema = ?
          union all select table_name, view_definition
            from information_schema.views where table_schema = ?
          union all select routine_name, routine_definition
            from information_schema.routines where routine_schema = ? and routine_type = 'FUNCTION'
          limit 18446744073709551615
          """);
}
