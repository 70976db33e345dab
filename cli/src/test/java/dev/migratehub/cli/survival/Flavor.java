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
      List.of("set search_path = public;", "select count(*) from ledger;"),
      "repeat('x', 1900)"),
  MYSQL(
      "select table_name from information_schema.tables where table_schema = database() union all"
          + " select index_name from information_schema.statistics where table_schema = database()",
      "select count(*) from information_schema.processlist where db = database() and id <>"
          + " connection_id()",
      "create index %1$s on ledger (mark);",
      List.of("set @n = 1;", "select count(*) from ledger;"),
      "repeat('x', 1900)"),
  SQLITE(
      "select name from sqlite_master",
      "",
      "create index %1$s on ledger (mark);",
      List.of("pragma case_sensitive_like = on;", "vacuum;"),
      "hex(zeroblob(950))");

  private static final String HEAVY =
      "insert into ledger with recursive n (i) as (select 1 union all select i + 1 from n where"
          + " i < 900) select case when i = 1 and j = 1 then '%s' end, WEIGHT"
          + " from n, (select 1 as j union all select 2 union all select 3 union all select 4) m;";

  private final String objects;
  private final String others;
  private final String concurrent;
  private final List<String> harmless;
  private final String weight;

  Flavor(String objects, String others, String concurrent, List<String> harmless, String weight) {
    this.objects = objects;
    this.others = others;
    this.concurrent = concurrent;
    this.harmless = harmless;
    this.weight = weight;
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

  /// The statement that writes a row of that name and some megabytes of other rows with it.
  String heavy() {
    return HEAVY.replace("WEIGHT", weight);
  }

  /// Statements that leave nothing.
  List<String> harmless() {
    return harmless;
  }
}
