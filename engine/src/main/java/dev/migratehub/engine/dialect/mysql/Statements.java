package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.ForeignSql;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.dialect.SessionSql;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is said to the server besides the scripts.
final class Statements {

  private Statements() {}

  static final SessionSql SESSION =
      new SessionSql(
          """
          select version() as version,
                 case when version() like '%MariaDB%' and version() regexp '^(5|10[.][0-3])[.]' then 0
                 else cast(substring_index(version(), '.', 1) as unsigned) * 10000
                   + cast(substring_index(substring_index(version(), '.', 2), '.', -1) as unsigned) * 100
                 end as version_number,
                 coalesce(database(), '') as database_name,
                 coalesce(database(), '') as schema_name,
                 current_user() as user_name, connection_id() as session_id, @@sql_mode as reading,
                 '' as watching
          """,
          80000,
          "MySQL 8.0 or MariaDB 10.4",
          // The driver asks for IGNORE_SPACE, which makes reserved words of function names.
          """
          set session sql_mode = if(find_in_set('IGNORE_SPACE', @@global.sql_mode), @@sql_mode,
            trim(both ',' from replace(concat(',', @@sql_mode, ','), ',IGNORE_SPACE,', ',')))
          """,
          """
          select 'unlock tables'
          union all select concat('set session sql_mode = ', quote(@@sql_mode),
            ', foreign_key_checks = ', @@foreign_key_checks, ', unique_checks = ', @@unique_checks,
            ', time_zone = ', quote(@@time_zone), ', character_set_client = ',
            @@character_set_client, ', character_set_results = ',
            coalesce(@@character_set_results, 'null'),
            ', collation_connection = ', @@collation_connection, ', sql_notes = ', @@sql_notes,
            ', sql_safe_updates = ', @@sql_safe_updates, ', autocommit = 1',
            ', completion_type = ', quote(@@completion_type),
            ', sql_select_limit = ', @@sql_select_limit,
            ', sql_auto_is_null = ', @@sql_auto_is_null,
            ', default_storage_engine = ', quote(@@default_storage_engine),
            ', timestamp = default')
          union all select concat('set session transaction isolation level ', i.level,
              if(concat(i.read_only) in ('1', 'ON'), ', read only', ', read write'))
            from (
              /*!80000 select replace(@@transaction_isolation, '-', ' ') as level,
                @@transaction_read_only as read_only */
              /*M! select replace(max(case when variable_name like '%ISOLATION'
                                           then variable_value end), '-', ' ') as level,
                     max(case when variable_name like '%READ_ONLY' then variable_value end) as read_only
                from information_schema.session_variables
               where variable_name in ('TX_ISOLATION', 'TRANSACTION_ISOLATION',
                 'TX_READ_ONLY', 'TRANSACTION_READ_ONLY') */) i
          union all select concat('use `', replace(database(), '`', '``'), '`')
           where database() is not null
          """,
          Settings.QUERY,
          """
          select concat('set session lock_wait_timeout = ', @@lock_wait_timeout,
            ', innodb_lock_wait_timeout = ', @@innodb_lock_wait_timeout)
          """,
          "begin",
          "commit",
          "rollback",
          Blockers.QUESTIONS,
          "",
          SessionSql.Bulk.NONE,
          SessionSql.Told.NOTHING);

  /// Where nothing is open the one sets its next transaction to what it would be anyhow, and the
  /// other does nothing.
  static final String TRANSACTION_PROBE =
      """
      /*!80000 set @@transaction_isolation = @@session.transaction_isolation */
      /*M! begin not atomic
        if @@in_transaction then signal sqlstate '25001' set mysql_errno = 1568; end if;
      end */
      """;

  static final HistorySql HISTORY =
      new HistorySql(
          """
          select 1 from information_schema.tables
           where table_schema = coalesce(nullif(?, ''), database()) and table_name = ?
          """,
          "varchar(255) character set utf8mb4 collate utf8mb4_bin",
          "longtext",
          "longblob",
          "datetime(6)",
          "?",
          "date_format(%s, '%%Y-%%m-%%d %%H:%%i:%%s.%%f')",
          "char(36)",
          "?",
          " engine = InnoDB default character set utf8mb4");

  static final ForeignSql FOREIGN =
      new ForeignSql(
          """
          select distinct lower(table_name) from information_schema.tables
           where table_schema in (database(), %2$s) and lower(table_name) in (%1$s)
          """,
          """
          select table_schema as schema_name, table_name as table_name, column_name as column_name
            from information_schema.columns
           where table_schema = coalesce(nullif(?, ''), database())
             and lower(table_name) = lower(?)
           order by table_name desc, ordinal_position
          """,
          "date_format(coalesce(convert_tz(%1$s, @@session.time_zone, '+00:00'), %1$s),"
              + " '%%Y-%%m-%%d %%H:%%i:%%s.%%f')",
          " for update nowait");

  static final LockSql LOCK =
      new LockSql.OnServer(
          false,
          "select coalesce(get_lock(?, 0), 0)",
          "select coalesce(release_lock(?), 0)",
          """
          select l.id as session_id, p.user as user_name, p.host as host, '' as since,
                 left(p.info, 120) as statement
            from (select is_used_lock(?) as id) l
            left join information_schema.processlist p on p.id = l.id
           where l.id is not null
          """,
          "select coalesce(is_used_lock(?) = connection_id(), 0)",
          Pattern.compile("release_(all_)?locks?\\b", Pattern.CASE_INSENSITIVE),
          List.of("release_"),
          Optional.empty());

  static final List<String> EMPTYING =
      List.of(
          "select 'set foreign_key_checks = 0'",
          """
          select concat('drop view if exists `', replace(table_name, '`', '``'), '`')
            from information_schema.views where table_schema = database()
          """,
          """
          select concat('drop table if exists `', replace(table_name, '`', '``'), '`')
            from information_schema.tables
           where table_schema = database() and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
          """,
          """
          select concat('drop sequence if exists `', replace(table_name, '`', '``'), '`')
            from information_schema.tables
           where table_schema = database() and table_type = 'SEQUENCE'
          """,
          """
          select concat('drop ', routine_type, ' if exists `', replace(routine_name, '`', '``'), '`')
            from information_schema.routines
           where routine_schema = database() and routine_type in ('FUNCTION', 'PROCEDURE')
          """,
          """
          select concat('drop event if exists `', replace(event_name, '`', '``'), '`')
            from information_schema.events where event_schema = database()
          """,
          "select 'set foreign_key_checks = 1'");
}
