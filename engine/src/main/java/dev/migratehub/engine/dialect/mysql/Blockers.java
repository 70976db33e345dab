package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.SessionSql.Question;
import java.util.List;

/// Whom a session waits for, in the ways of both servers and of accounts with many rights and few.
final class Blockers {

  private Blockers() {}

  /// MySQL, where its performance schema may be read: the definition of a table.
  private static final String DEFINITION =
      """
      select distinct t.processlist_id as session_id, t.processlist_user as user_name,
             t.processlist_host as host, '' as since
        from performance_schema.threads me
        join performance_schema.metadata_locks w
          on w.owner_thread_id = me.thread_id and w.lock_status = 'PENDING'
        join performance_schema.metadata_locks g
          on g.lock_status = 'GRANTED' and g.owner_thread_id <> w.owner_thread_id
         and g.object_type = w.object_type and g.object_schema <=> w.object_schema
         and g.object_name <=> w.object_name
         and (w.lock_type like '%EXCLUSIVE' or w.lock_type like '%NO_%WRITE'
           or g.lock_type like '%EXCLUSIVE' or g.lock_type like '%NO_%WRITE')
        join performance_schema.threads t on t.thread_id = g.owner_thread_id
       where me.processlist_id = ? order by 1
      """;

  /// The same: rows.
  private static final String ROWS =
      """
      select distinct t.processlist_id as session_id, t.processlist_user as user_name,
             t.processlist_host as host, '' as since
        from performance_schema.threads me
        join performance_schema.data_lock_waits w on w.requesting_thread_id = me.thread_id
        join performance_schema.threads t on t.thread_id = w.blocking_thread_id
       where me.processlist_id = ? order by 1
      """;

  private static final String SINCE =
      "date_format(convert_tz(b.trx_started, @@session.time_zone, '+00:00'), '%Y-%m-%d %H:%i:%s')";

  /// MariaDB: rows.
  private static final String TRANSACTIONS =
      """
      select distinct p.id as session_id, p.user as user_name, p.host as host, SINCE as since
        from information_schema.innodb_trx me
        join information_schema.innodb_lock_waits w on w.requesting_trx_id = me.trx_id
        join information_schema.innodb_trx b on b.trx_id = w.blocking_trx_id
        join information_schema.processlist p on p.id = b.trx_mysql_thread_id
       where me.trx_mysql_thread_id = ? order by 1
      """
          .replace("SINCE", SINCE);

  /// MariaDB with its plugin: who holds the definition of a table that our statement names.
  private static final String PLUGIN =
      """
      select distinct p.id as session_id, p.user as user_name, p.host as host, '' as since
        from information_schema.processlist me
        join information_schema.metadata_lock_info g
          on g.thread_id <> me.id and g.table_schema = me.db and g.table_name <> ''
         and locate(lower(g.table_name), lower(me.info)) > 0
        join information_schema.processlist p on p.id = g.thread_id
       where me.id = ? and me.state like 'Waiting for table metadata lock%' order by 1
      """;

  /// Who has a transaction open in the same database while we wait for the definition of a table.
  private static final String OPEN =
      """
      select distinct p.id as session_id, p.user as user_name, p.host as host, SINCE as since
        from information_schema.processlist me
        join information_schema.processlist p on p.id <> me.id and p.db = me.db
        join information_schema.innodb_trx b on b.trx_mysql_thread_id = p.id
       where me.id = ? and me.state like 'Waiting for table metadata lock%' order by 1
      """
          .replace("SINCE", SINCE);

  static final List<Question> QUESTIONS =
      List.of(
          new Question(DEFINITION, true),
          new Question(ROWS, true),
          new Question(TRANSACTIONS, true),
          new Question(PLUGIN, true),
          new Question(OPEN, false));
}
