package dev.migratehub.engine.dialect.mysql;

import java.util.List;
import java.util.stream.Collectors;

/// Settings of a session that a script may change and the next one, or the history, would feel.
/// Names that a server does not know are passed over.
final class Settings {

  private static final List<String> NAMES =
      List.of(
          "alter_algorithm",
          "auto_increment_increment",
          "auto_increment_offset",
          "binlog_format",
          "binlog_row_image",
          "block_encryption_mode",
          "character_set_database",
          "character_set_filesystem",
          "character_set_server",
          "check_constraint_checks",
          "collation_server",
          "cte_max_recursion_depth",
          "default_collation_for_utf8mb4",
          "default_table_encryption",
          "default_tmp_storage_engine",
          "default_week_format",
          "div_precision_increment",
          "enforce_storage_engine",
          "explicit_defaults_for_timestamp",
          "group_concat_max_len",
          "gtid_domain_id",
          "idle_transaction_timeout",
          "information_schema_stats_expiry",
          "innodb_strict_mode",
          "lc_time_names",
          "low_priority_updates",
          "max_execution_time",
          "max_heap_table_size",
          "max_join_size",
          "max_recursive_iterations",
          "max_sort_length",
          "max_sp_recursion_depth",
          "max_statement_time",
          "net_read_timeout",
          "net_write_timeout",
          "old_alter_table",
          "old_mode",
          "optimizer_switch",
          "skip_replication",
          "sql_big_selects",
          "sql_buffer_result",
          "sql_generate_invisible_primary_key",
          "sql_if_exists",
          "sql_log_bin",
          "sql_log_off",
          "sql_quote_show_create",
          "sql_require_primary_key",
          "sql_warnings",
          "system_versioning_alter_history",
          "system_versioning_asof",
          "system_versioning_insert_history",
          "tmp_table_size",
          "updatable_views_with_limit",
          "wait_timeout");

  /// The role comes last: what was set with its rights is set back with them.
  static final String QUERY =
      """
      select concat('set session ', v.name, ' = ',
          if(v.value = 'DEFAULT' or v.value regexp '^-?[0-9]+([.][0-9]+)?$', v.value, quote(v.value)))
        from (
          /*!80000 select lower(variable_name) as name, variable_value as value
                     from performance_schema.session_variables */
          /*M! select lower(variable_name) as name, variable_value as value
                 from information_schema.session_variables */) v
       where v.name in ('%s')
      union all select concat('set role ',
        /*!80000 current_role() */
        /*M! coalesce(concat('`', replace(current_role(), '`', '``'), '`'), 'none') */)
      limit 18446744073709551615
      """
          .formatted(NAMES.stream().collect(Collectors.joining("', '")));

  private Settings() {}
}
