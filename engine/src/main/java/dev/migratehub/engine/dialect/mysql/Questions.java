package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.dialect.Health.Place;
import dev.migratehub.engine.dialect.Health.Question;
import dev.migratehub.engine.dialect.Sizes;
import java.util.ArrayList;
import java.util.List;

/// What is asked to see whether a server is fit for migrations. Rows hold several answers with tabs
/// between them.
final class Questions {

  private static final long SMALL_PACKET = 16 << 20;
  private static final String STRICT =
      "set global sql_mode = concat_ws(',', nullif(@@global.sql_mode, ''), 'STRICT_TRANS_TABLES')";

  private Questions() {}

  private static final String ENCRYPTION =
      """
      select concat(s.cipher, char(9), coalesce(p.host, ''))
        from (
          /*!80000 select variable_value as cipher from performance_schema.session_status
                    where variable_name = 'Ssl_cipher' */
          /*M! select variable_value as cipher from information_schema.session_status
                where variable_name = 'SSL_CIPHER' */) s,
             information_schema.processlist p
       where p.id = connection_id()
      """;

  private static final String WRITING =
      """
      select concat_ws(char(9), if(@@global.read_only, 1, 0), if(@@global.innodb_read_only, 1, 0),
        /*!80000 if(@@global.super_read_only, 1, 0), if(@@session.transaction_read_only, 1, 0) */
        /*M! 0, if(@@session.tx_read_only, 1, 0) */)
      """;

  private static final String REPLICA =
      """
      select s.sources from (
        /*!80000 select count(*) as sources from performance_schema.replication_connection_configuration */
        /*M! select cast(variable_value as unsigned) as sources from information_schema.global_status
              where variable_name = 'SLAVES_RUNNING' */) s
       where s.sources > 0
      """;

  private static final String SETTINGS =
      """
      select concat_ws(char(9), @@character_set_database, @@collation_database,
        if(@@session.time_zone = 'SYSTEM', @@system_time_zone, @@session.time_zone),
        if(@@session.sql_mode = '', 'empty', @@session.sql_mode), @@default_storage_engine,
        @@max_allowed_packet, if(@@session.foreign_key_checks, 1, 0), @@global.sql_mode)
      """;

  private static final String SPACE =
      """
      select coalesce(sum(data_length + index_length), 0) from information_schema.tables
       where table_schema = database()
      """;

  static final Health HEALTH =
      new Health(
          List.of(
              Question.of(Topic.ENCRYPTION, ENCRYPTION, Questions::encryption).quietly(),
              Question.of(Topic.WRITING, WRITING, Questions::writing),
              Question.of(Topic.WRITING, REPLICA, Questions::replica).quietly(),
              Question.of(Topic.RIGHTS, "show grants", Rights::read),
              Question.of(Topic.PREPARED, "xa recover", Questions::prepared)
                  .column("data")
                  .quietly(),
              Question.of(Topic.SETTINGS, SETTINGS, Questions::settings),
              Question.of(Topic.SPACE, SPACE, Questions::space).quietly()),
          // What InnoDB tells is in the time of the server's system.
          """
          select t.trx_mysql_thread_id as session_id, p.user as user_name, p.host as host,
                 date_format(convert_tz(t.trx_started, 'SYSTEM', '+00:00'),
                   '%Y-%m-%d %H:%i:%s') as since,
                 timestampdiff(second, convert_tz(t.trx_started, 'SYSTEM', '+00:00'),
                   utc_timestamp()) as seconds,
                 if(p.command = 'Sleep', 'idle in transaction', lower(p.command)) as state,
                 t.trx_query as statement
            from information_schema.innodb_trx t
            left join information_schema.processlist p on p.id = t.trx_mysql_thread_id
           where t.trx_mysql_thread_id not in (0, connection_id())
             and (p.db is null or p.db = database())
             and timestampdiff(second, convert_tz(t.trx_started, 'SYSTEM', '+00:00'),
                   utc_timestamp()) >= ?
           order by t.trx_started
          """,
          "kill %s",
          user -> "grant process on *.* to " + Rights.account(user),
          "select date_format(utc_timestamp(6), '%Y-%m-%d %H:%i:%s.%f')");

  private static List<Finding> encryption(List<String> rows, Place place) {
    String[] parts = rows.getFirst().split("\t", -1);
    String host = parts[1].replaceFirst(":\\d+$", "");
    String from = host.equals("localhost") ? "" : host;
    return List.of(Finding.encryption(parts[0], from, "?sslmode=verify-full"));
  }

  private static List<Finding> writing(List<String> rows, Place place) {
    String[] parts = rows.getFirst().split("\t", -1);
    if (parts[0].equals("1") || parts[1].equals("1") || parts[2].equals("1")) {
      String which =
          parts[1].equals("1")
              ? "innodb_read_only"
              : parts[2].equals("1") ? "super_read_only" : "read_only";
      return List.of(
          Finding.wrong(
              Topic.WRITING,
              "this server only reads (%s), as replicas do".formatted(which),
              "give the address of the primary: migr8 config show says where this one comes from"));
    }
    return parts[3].equals("1")
        ? List.of(
            Finding.wrong(
                Topic.WRITING,
                "transactions only read here (transaction_read_only)",
                "take that back: set global transaction_read_only = off"))
        : List.of(Finding.ok(Topic.WRITING, "open for writing"));
  }

  private static List<Finding> replica(List<String> rows, Place place) {
    return rows.isEmpty()
        ? List.of()
        : List.of(
            Finding.note(
                Topic.WRITING,
                "this server replicates from another one and may be written to all the same",
                "if it is a replica, migrate the primary instead"));
  }

  private static List<Finding> prepared(List<String> rows, Place place) {
    return rows.isEmpty()
        ? List.of(Finding.ok(Topic.PREPARED, "no prepared transaction"))
        : rows.stream()
            .map(id ->
                Finding.note(
                    Topic.PREPARED,
                    "the prepared transaction " + id + " holds its locks",
                    "let its coordinator end it, or: xa rollback '" + id.replace("'", "''") + "'"))
            .toList();
  }

  private static List<Finding> settings(List<String> rows, Place place) {
    String[] parts = rows.getFirst().split("\t", -1);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            Topic.SETTINGS,
            "encoding %s, collation %s, time zone %s, sql_mode %s".formatted((Object[]) parts)));
    if (!parts[0].equals("utf8mb4")) {
      findings.add(
          Finding.note(
              Topic.SETTINGS,
              "new tables hold " + parts[0] + ", which lacks signs that utf8mb4 has",
              "alter database `%s` character set utf8mb4".formatted(place.database())));
    }
    if (!parts[3].contains("STRICT_")) {
      findings.add(
          Finding.note(
              Topic.SETTINGS,
              "sql_mode is not strict: values that do not fit are cut off without an error",
              STRICT));
    } else if (!parts[7].contains("STRICT_")) {
      findings.add(
          Finding.note(
              Topic.SETTINGS,
              "sessions of others are not strict: what does not fit is cut off there, and refused"
                  + " here",
              STRICT));
    }
    if (!parts[4].equalsIgnoreCase("InnoDB")) {
      findings.add(
          Finding.note(
              Topic.SETTINGS,
              "new tables are " + parts[4] + " unless they say otherwise, without transactions",
              "set global default_storage_engine = InnoDB"));
    }
    if (Long.parseLong(parts[5]) < SMALL_PACKET) {
      findings.add(
          Finding.note(
              Topic.SETTINGS,
              "a statement may have at most %s (max_allowed_packet)"
                  .formatted(Sizes.text(Long.parseLong(parts[5]))),
              "for scripts with large statements: set global max_allowed_packet = 67108864"));
    }
    if (parts[6].equals("0")) {
      findings.add(
          Finding.note(
              Topic.SETTINGS,
              "foreign_key_checks is off: rows that refer to nothing are taken",
              "set global foreign_key_checks = on"));
    }
    return findings;
  }

  private static List<Finding> space(List<String> rows, Place place) {
    long bytes = (long) Double.parseDouble(rows.getFirst());
    return List.of(
        Finding.ok(
            Topic.SPACE,
            "the tables have " + Sizes.text(bytes) + "; the server does not tell what is free"));
  }
}
