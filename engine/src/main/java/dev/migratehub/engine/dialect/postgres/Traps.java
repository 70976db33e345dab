package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health.Place;
import java.util.ArrayList;
import java.util.List;

/// Settings that surprise those who run migrations.
final class Traps {

  private Traps() {}

  static final String SUMMARY =
      """
      select pg_catalog.current_setting('server_encoding')
             || chr(9) || d.datcollate
             || chr(9) || pg_catalog.current_setting('TimeZone')
        from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
      """;

  static final String SETTINGS =
      """
      select s.name || chr(9) || s.setting from pg_catalog.pg_settings s
       where (s.name in ('statement_timeout', 'transaction_timeout') and s.setting <> '0')
          or (s.name = 'default_transaction_isolation' and s.setting <> 'read committed')
          or (s.name = 'session_replication_role' and s.setting <> 'origin')
          or (s.name = 'standard_conforming_strings' and s.setting <> 'on')
       order by s.name
      """;

  static final String COLLATION =
      """
      select d.datcollversion || chr(9) || pg_catalog.pg_database_collation_actual_version(d.oid)
        from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
         and d.datcollversion <> pg_catalog.pg_database_collation_actual_version(d.oid)
      """;

  static List<Finding> summary(List<String> rows, Place place) {
    String[] parts = rows.getFirst().split("\t", -1);
    String what = "encoding %s, collation %s, time zone %s".formatted((Object[]) parts);
    return List.of(
        parts[0].equals("UTF8")
            ? Finding.ok(Topic.SETTINGS, what)
            : Finding.note(
                Topic.SETTINGS,
                what + "; scripts are UTF-8, and signs that " + parts[0] + " lacks are refused",
                "for new databases: create database … encoding 'UTF8' template template0"));
  }

  static List<Finding> settings(List<String> rows, Place place) {
    List<Finding> findings = new ArrayList<>();
    for (String row : rows) {
      String[] parts = row.split("\t", -1);
      String reset =
          "for this user: alter role %s set %s = ".formatted(Rights.name(place.user()), parts[0]);
      findings.add(
          switch (parts[0]) {
            case "statement_timeout", "transaction_timeout" ->
                Finding.note(
                    Topic.SETTINGS,
                    "%s is %s ms here: what takes longer is cancelled".formatted((Object[]) parts),
                    reset + "0");
            case "default_transaction_isolation" ->
                Finding.note(
                    Topic.SETTINGS,
                    "transactions are %s here, which may fail for others' sake".formatted(parts[1]),
                    reset + "'read committed'");
            case "session_replication_role" ->
                Finding.note(
                    Topic.SETTINGS,
                    "session_replication_role is %s: foreign keys and triggers rest"
                        .formatted(parts[1]),
                    reset + "origin");
            default ->
                Finding.note(
                    Topic.SETTINGS, parts[0] + " is off: \\ in texts is an escape", reset + "on");
          });
    }
    return findings;
  }

  static List<Finding> collation(List<String> rows, Place place) {
    return rows.stream()
        .map(row -> row.split("\t", -1))
        .map(parts ->
            Finding.note(
                Topic.SETTINGS,
                "the database has version %s of its collation, and the system has %s"
                        .formatted((Object[]) parts)
                    + ": indexes on texts may be in another order",
                "reindex database %1$s; alter database %1$s refresh collation version"
                    .formatted(Rights.name(place.database()))))
        .toList();
  }
}
