package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.dialect.Health.Place;
import dev.migratehub.engine.dialect.Health.Question;
import dev.migratehub.engine.dialect.Sizes;
import java.util.List;
import java.util.regex.Pattern;

/// What is asked to see whether a server is fit for migrations. Rows hold several answers with tabs
/// between them.
final class Questions {

  private static final Pattern REMAINS = Pattern.compile("_cc(new|old)[0-9]*\"?$");

  private Questions() {}

  private static final String ENCRYPTION =
      """
      select coalesce((select s.version || ', ' || s.cipher from pg_catalog.pg_stat_ssl s
                        where s.pid = pg_catalog.pg_backend_pid() and s.ssl), '')
             || chr(9) || coalesce(host(pg_catalog.inet_client_addr()), '')
      """;

  private static final String WRITING =
      """
      select case when pg_catalog.pg_is_in_recovery() then 'replica' else '' end
             || chr(9) || coalesce(round(extract(epoch from
                  clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp()))::text, '')
             || chr(9) || pg_catalog.current_setting('default_transaction_read_only')
      """;

  private static final String REPLICAS =
      """
      select coalesce(nullif(r.application_name, ''), host(r.client_addr), 'a replica')
             || chr(9) || round(extract(epoch from r.replay_lag))::text
        from pg_catalog.pg_stat_replication r where r.replay_lag > interval '10 seconds'
      """;

  /// Sessions of others whose state this user may not see.
  private static final String HIDDEN =
      """
      select count(*) from pg_catalog.pg_stat_activity a
       where a.datname = pg_catalog.current_database() and a.backend_start is null
      """;

  private static final String PREPARED =
      """
      select p.gid || chr(9) || p.owner || chr(9)
             || to_char(p.prepared at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
        from pg_catalog.pg_prepared_xacts p where p.database = pg_catalog.current_database()
       order by p.prepared
      """;

  private static final String SPACE =
      "select pg_catalog.pg_database_size(pg_catalog.current_database())";

  /// What is being built just now is not left.
  private static final String INTEGRITY =
      """
      select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where not i.indisvalid and n.nspname = current_schema() and c.relkind = 'i'
         and not exists (select 1 from pg_catalog.pg_locks l where l.relation = i.indrelid
               and l.mode = 'ShareUpdateExclusiveLock')
       order by 1
      """;

  private static final String HALF_DETACHED =
      """
      select format('alter table %s detach partition %s finalize',
               h.inhparent::regclass, h.inhrelid::regclass)
        from pg_catalog.pg_inherits h where h.inhdetachpending order by 1
      """;

  static final Health HEALTH =
      new Health(
          List.of(
              Question.of(Topic.ENCRYPTION, ENCRYPTION, Questions::encryption),
              Question.of(Topic.WRITING, WRITING, Questions::writing),
              Question.of(Topic.WRITING, REPLICAS, Questions::replicas).quietly(),
              Question.of(Topic.RIGHTS, Rights.QUERY, Rights::read).named(),
              Question.of(Topic.SESSIONS, HIDDEN, Questions::hidden),
              Question.of(Topic.PREPARED, PREPARED, Questions::prepared),
              Question.of(Topic.SETTINGS, Traps.SUMMARY, Traps::summary),
              Question.of(Topic.SETTINGS, Traps.SETTINGS, Traps::settings),
              Question.of(Topic.SETTINGS, Traps.COLLATION, Traps::collation)
                  .since(150000)
                  .quietly(),
              Question.of(Topic.SPACE, SPACE, Questions::space).quietly(),
              Question.of(Topic.INTEGRITY, INTEGRITY, Questions::integrity),
              Question.of(Topic.INTEGRITY, HALF_DETACHED, Questions::halfDetached).since(140000)),
          """
          select a.pid as session_id, a.usename as user_name,
                 concat_ws(' ', coalesce(host(a.client_addr), 'local'),
                   nullif(a.application_name, '')) as host,
                 to_char(a.xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as since,
                 extract(epoch from clock_timestamp() - a.xact_start)::bigint as seconds,
                 a.state, a.query as statement
            from pg_catalog.pg_stat_activity a
           where a.datname = pg_catalog.current_database()
             and a.pid <> pg_catalog.pg_backend_pid()
             and (a.backend_type = 'client backend'
               or (a.backend_type = 'autovacuum worker' and a.query like '%wraparound%'))
             and extract(epoch from clock_timestamp() - a.xact_start) >= ?
           order by a.xact_start
          """,
          "select pg_terminate_backend(%s)",
          Questions::seeing,
          """
          select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
          """);

  private static List<Finding> encryption(List<String> rows, Place place) {
    String[] parts = rows.getFirst().split("\t", -1);
    return List.of(Finding.encryption(parts[0], parts[1], "?sslmode=verify-full"));
  }

  private static List<Finding> writing(List<String> rows, Place place) {
    String[] parts = rows.getFirst().split("\t", -1);
    if (parts[0].equals("replica")) {
      String lag = parts[1].isEmpty() ? "" : ", " + parts[1] + " s behind";
      return List.of(
          Finding.wrong(
              Topic.WRITING,
              "this server is a replica" + lag + "; nothing can be written here",
              "give the address of the primary: migr8 config show says where this one comes from"));
    }
    return parts[2].equals("on")
        ? List.of(
            Finding.wrong(
                Topic.WRITING,
                "transactions of this user only read (default_transaction_read_only)",
                "take that back: alter role %s reset default_transaction_read_only, or alter"
                        .formatted(Rights.name(place.user()))
                    + " database for all"))
        : List.of(Finding.ok(Topic.WRITING, "a primary, open for writing"));
  }

  private static List<Finding> replicas(List<String> rows, Place place) {
    return rows.stream()
        .map(row -> row.split("\t", -1))
        .map(parts ->
            Finding.note(
                Topic.WRITING,
                "the replica %s is %s s behind".formatted(parts[0], parts[1]),
                "let it catch up before a migration that writes much"))
        .toList();
  }

  private static List<Finding> hidden(List<String> rows, Place place) {
    return rows.getFirst().equals("0")
        ? List.of()
        : List.of(
            Finding.note(
                Topic.SESSIONS,
                rows.getFirst() + " of the sessions here hide from this user what they do",
                "to see it: " + seeing(place.user())));
  }

  private static String seeing(String user) {
    return "grant pg_read_all_stats to " + Rights.name(user);
  }

  private static List<Finding> prepared(List<String> rows, Place place) {
    return rows.isEmpty()
        ? List.of(Finding.ok(Topic.PREPARED, "no prepared transaction"))
        : rows.stream()
            .map(row -> row.split("\t", -1))
            .map(parts ->
                Finding.note(
                    Topic.PREPARED,
                    "the prepared transaction %s of %s holds its locks since %s UTC"
                        .formatted(parts[0], parts[1], parts[2]),
                    "let its coordinator end it, or: rollback prepared '"
                        + parts[0].replace("'", "''")
                        + "'"))
            .toList();
  }

  private static List<Finding> space(List<String> rows, Place place) {
    String size = Sizes.text(Long.parseLong(rows.getFirst()));
    return List.of(
        Finding.ok(
            Topic.SPACE, "the database has " + size + "; the server does not tell what is free"));
  }

  private static List<Finding> integrity(List<String> rows, Place place) {
    return rows.isEmpty()
        ? List.of(Finding.ok(Topic.INTEGRITY, "no index is left INVALID"))
        : List.of(
            Finding.note(
                Topic.INTEGRITY,
                "INVALID, because building it concurrently failed: " + String.join(", ", rows),
                rebuilt(rows.getFirst())));
  }

  /// What REINDEX left beside the index that it was to replace is of no use to anybody.
  private static String rebuilt(String index) {
    return REMAINS.matcher(index).find()
        ? "drop it, for the index that it was to replace is there: drop index concurrently " + index
        : "build it anew: reindex index concurrently %s; or drop it".formatted(index);
  }

  private static List<Finding> halfDetached(List<String> rows, Place place) {
    return rows.stream()
        .map(rest ->
            Finding.note(
                Topic.INTEGRITY,
                "a partition is half detached, since that was stopped",
                "end it: " + rest))
        .toList();
  }
}
