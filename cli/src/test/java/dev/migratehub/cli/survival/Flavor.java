package dev.migratehub.cli.survival;

import java.util.List;

/// How the scripts of a trial are written for one database, and how it is asked what it has.
enum Flavor {
  POSTGRES(
      "select relname from pg_class c left join pg_index i on i.indexrelid = c.oid where"
          + " relnamespace = 'public'::regnamespace and coalesce(i.indisvalid, true)",
      "select count(*) from pg_stat_activity where datname = current_database() and pid <>"
          + " pg_backend_pid()",
      "create index concurrently %1$s on ledger (mark);",
      List.of("set search_path = public;", "select count(*) from ledger;")),
  MYSQL(
      "select table_name from information_schema.tables where table_schema = database() union all"
          + " select index_name from information_schema.statistics where table_schema = database()",
      "select count(*) from information_schema.processlist where db = database() and id <>"
          + " connection_id()",
      "create index %1$s on ledger (mark);",
      List.of("set @n = 1;", "select count(*) from ledger;")),
  SQLITE(
      "select name from sqlite_master",
      "",
      "create index %1$s on ledger (mark);",
      List.of("pragma case_sensitive_like = on;", "vacuum;"));

  private final String objects;
  private final String others;
  private final String concurrent;
  private final List<String> harmless;

  Flavor(String objects, String others, String concurrent, List<String> harmless) {
    this.objects = objects;
    this.others = others;
    this.concurrent = concurrent;
    this.harmless = harmless;
  }

  /// A query whose rows are the names of tables and valid indexes.
  String objects() {
    return objects;
  }

  /// A query that counts the other sessions in the database; empty where none can be.
  String others() {
    return others;
  }

  /// The statement that builds an index beside the work of others.
  String index(String name) {
    return concurrent.formatted(name);
  }

  /// Statements that leave nothing.
  List<String> harmless() {
    return harmless;
  }
}
