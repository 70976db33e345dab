package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Effect;
import java.util.List;

/// Statements and what they do to a transaction. They run on the tables of [#SETUP].
final class EffectCases {

  /// A statement, its effect, and the first major version that knows it.
  record Case(String statement, Effect effect, int since) {

    @Override
    public String toString() {
      return statement;
    }
  }

  static final List<String> SETUP =
      List.of(
          "CREATE TABLE t (a int CONSTRAINT t_pk PRIMARY KEY, vacuum text)",
          "CREATE INDEX t_vacuum ON t (vacuum)",
          "CLUSTER t USING t_pk",
          "CREATE TABLE parts (a int) PARTITION BY LIST (a)",
          "CREATE TABLE part1 PARTITION OF parts FOR VALUES IN (1)",
          "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a",
          "CREATE UNIQUE INDEX ON m (a)",
          "CREATE TYPE mood AS ENUM ('sad')",
          "CREATE PROCEDURE p() LANGUAGE sql AS ''",
          "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p, p2"
              + " WITH (connect = false, slot_name = 's')",
          "ALTER SUBSCRIPTION s ENABLE",
          "CREATE SUBSCRIPTION off CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
              + " WITH (connect = false, slot_name = 'off')");

  static final List<Case> OUTSIDE =
      List.of(
          patient("CREATE INDEX CONCURRENTLY ON t (a)", "CREATE INDEX CONCURRENTLY"),
          patient("create index concurrently i on t (a)", "CREATE INDEX CONCURRENTLY"),
          patient("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)", "CREATE INDEX CONCURRENTLY"),
          patient(
              "CREATE /* c */ INDEX -- d\n CONCURRENTLY IF NOT EXISTS i ON t (a)",
              "CREATE INDEX CONCURRENTLY"),
          patient("DROP INDEX CONCURRENTLY t_vacuum", "DROP INDEX CONCURRENTLY"),
          patient("DROP INDEX CONCURRENTLY IF EXISTS t_vacuum", "DROP INDEX CONCURRENTLY"),
          patient("REINDEX INDEX CONCURRENTLY t_pk", "REINDEX INDEX CONCURRENTLY"),
          patient("REINDEX TABLE CONCURRENTLY t", "REINDEX TABLE CONCURRENTLY"),
          patient("REINDEX (CONCURRENTLY) TABLE t", "REINDEX TABLE CONCURRENTLY"),
          patient("REINDEX (VERBOSE, CONCURRENTLY on) INDEX t_pk", "REINDEX INDEX CONCURRENTLY"),
          patient("REINDEX (CONCURRENTLY 1) INDEX t_pk", "REINDEX INDEX CONCURRENTLY"),
          patient("REINDEX (CONCURRENTLY 'true') INDEX t_pk", "REINDEX INDEX CONCURRENTLY"),
          patient(
              "REINDEX (CONCURRENTLY false, CONCURRENTLY) TABLE t", "REINDEX TABLE CONCURRENTLY"),
          patient("REINDEX SCHEMA CONCURRENTLY public", "REINDEX SCHEMA CONCURRENTLY"),
          patient(
              "ALTER TABLE parts DETACH PARTITION part1 CONCURRENTLY",
              "ALTER TABLE … DETACH PARTITION … CONCURRENTLY"),
          patient(
              "ALTER TABLE IF EXISTS public.parts\n DETACH PARTITION public.\"part1\" CONCURRENTLY",
              "ALTER TABLE … DETACH PARTITION … CONCURRENTLY"),
          outside("REINDEX SCHEMA public", "REINDEX SCHEMA"),
          outside("REINDEX (VERBOSE) SCHEMA public", "REINDEX SCHEMA"),
          outside("REINDEX DATABASE postgres", "REINDEX DATABASE"),
          outside("REINDEX SYSTEM postgres", "REINDEX SYSTEM"),
          outside("REINDEX SYSTEM", "REINDEX SYSTEM", 16),
          outside("VACUUM", "VACUUM"),
          outside("VACUUM t", "VACUUM"),
          outside("vacuum full analyze t", "VACUUM"),
          outside("VACUUM (ANALYZE, VERBOSE) t", "VACUUM"),
          outside("CREATE DATABASE d", "CREATE DATABASE"),
          outside("CREATE DATABASE d WITH OWNER postgres", "CREATE DATABASE"),
          outside("DROP DATABASE d", "DROP DATABASE"),
          outside("DROP DATABASE IF EXISTS d WITH (FORCE)", "DROP DATABASE"),
          outside(
              "ALTER DATABASE postgres SET TABLESPACE pg_default",
              "ALTER DATABASE … SET TABLESPACE"),
          outside(
              "ALTER DATABASE postgres WITH TABLESPACE = pg_default",
              "ALTER DATABASE … SET TABLESPACE"),
          outside(
              "ALTER DATABASE U&\"postgres\" SET TABLESPACE pg_default",
              "ALTER DATABASE … SET TABLESPACE"),
          outside("CREATE TABLESPACE x LOCATION '/x'", "CREATE TABLESPACE"),
          outside("DROP TABLESPACE x", "DROP TABLESPACE"),
          outside("DROP TABLESPACE IF EXISTS x", "DROP TABLESPACE"),
          outside("ALTER SYSTEM SET work_mem = '4MB'", "ALTER SYSTEM"),
          outside("ALTER SYSTEM RESET ALL", "ALTER SYSTEM"),
          outside("CLUSTER", "CLUSTER without a table"),
          outside("CLUSTER VERBOSE", "CLUSTER without a table"),
          outside("CLUSTER (VERBOSE) -- all", "CLUSTER without a table", 17),
          outside("DISCARD ALL", "DISCARD ALL"),
          outside("COMMIT PREPARED 'x'", "COMMIT PREPARED"),
          outside("ROLLBACK PREPARED 'x'", "ROLLBACK PREPARED"),
          subscription("CREATE SUBSCRIPTION n CONNECTION 'x' PUBLICATION p"),
          subscription("CREATE SUBSCRIPTION n CONNECTION 'x' PUBLICATION p WITH (enabled = false)"),
          subscription("CREATE SUBSCRIPTION n CONNECTION 'x' PUBLICATION p WITH (create_slot)"),
          subscription(
              "CREATE SUBSCRIPTION n CONNECTION 'x' PUBLICATION p WITH (create_slot = 'on')"),
          outside("DROP SUBSCRIPTION s", "DROP SUBSCRIPTION"),
          outside("DROP SUBSCRIPTION IF EXISTS s CASCADE", "DROP SUBSCRIPTION"),
          outside(
              "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
              "ALTER SUBSCRIPTION … REFRESH PUBLICATION"),
          outside(
              "ALTER SUBSCRIPTION U&\"s\" REFRESH PUBLICATION WITH (copy_data = false)",
              "ALTER SUBSCRIPTION … REFRESH PUBLICATION"),
          outside("ALTER SUBSCRIPTION s SET PUBLICATION q", "ALTER SUBSCRIPTION … SET PUBLICATION"),
          outside("ALTER SUBSCRIPTION s ADD PUBLICATION q", "ALTER SUBSCRIPTION … ADD PUBLICATION"),
          outside(
              "ALTER SUBSCRIPTION s ADD PUBLICATION q WITH (refresh)",
              "ALTER SUBSCRIPTION … ADD PUBLICATION"),
          outside(
              "ALTER SUBSCRIPTION \"s\" SET PUBLICATION q, r WITH (copy_data = false)",
              "ALTER SUBSCRIPTION … SET PUBLICATION"),
          outside(
              "ALTER SUBSCRIPTION off SET (failover = true)",
              "ALTER SUBSCRIPTION … SET (failover)",
              17),
          outside(
              "ALTER SUBSCRIPTION off SET (binary, two_phase = false)",
              "ALTER SUBSCRIPTION … SET (two_phase = false)",
              18));

  static final List<Case> PLAIN =
      List.of(
          plain("SELECT 1"),
          plain("SELECT vacuum FROM t"),
          plain("CREATE INDEX concurrently_idx ON t (a)"),
          plain("CREATE INDEX \"concurrently\" ON t (a)"),
          plain("CREATE INDEX \"CONCURRENTLY\" ON t (a)"),
          plain("CREATE INDEX /* CONCURRENTLY */ i ON t (a) -- CONCURRENTLY"),
          plain("CREATE UNIQUE INDEX i ON t (a)"),
          plain("DROP INDEX t_vacuum"),
          plain("DROP INDEX IF EXISTS concurrently_idx"),
          plain("REINDEX TABLE t"),
          plain("REINDEX (VERBOSE) INDEX t_pk"),
          plain("REINDEX (CONCURRENTLY false) TABLE t"),
          plain("REINDEX (CONCURRENTLY OFF) TABLE t"),
          plain("REINDEX (CONCURRENTLY 0) TABLE t"),
          plain("REINDEX (CONCURRENTLY 'Off') TABLE t"),
          plain("REINDEX (CONCURRENTLY, CONCURRENTLY false) TABLE t"),
          plain("REFRESH MATERIALIZED VIEW CONCURRENTLY m"),
          plain("ALTER TABLE parts DETACH PARTITION part1"),
          plain("ALTER TABLE t ADD COLUMN detach int"),
          plain("ALTER TABLE t ADD COLUMN concurrent int, ADD partition int"),
          plain("ALTER TABLE t SET TABLESPACE pg_default"),
          plain("ALTER TABLE ALL IN TABLESPACE pg_default SET TABLESPACE pg_default"),
          plain("ALTER TYPE mood ADD VALUE 'happy'"),
          plain("ALTER DATABASE postgres SET default_tablespace = 'x'"),
          plain("ALTER DATABASE postgres SET search_path = tablespace, \"TABLESPACE\""),
          plain("ALTER DATABASE postgres CONNECTION LIMIT 100"),
          plain("ALTER DATABASE postgres RESET ALL"),
          plain("ALTER ROLE postgres SET work_mem = '4MB'"),
          plain("ANALYZE t"),
          plain("CLUSTER t"),
          plain("CLUSTER t USING t_pk"),
          plain("CLUSTER t_pk ON t"),
          plain("CLUSTER (VERBOSE) t"),
          plain("CLUSTER VERBOSE t"),
          plain("DISCARD PLANS"),
          plain("DISCARD TEMP"),
          plain("CREATE SCHEMA database"),
          plain("CREATE TABLE subscription (vacuum int)"),
          plain("DROP TABLE IF EXISTS subscription"),
          plain("COMMENT ON TABLE t IS 'VACUUM'"),
          plain("CALL p()"),
          plain("DO 'BEGIN END'"),
          plain("EXPLAIN ANALYZE SELECT 1"),
          plain("PREPARE vacuum AS SELECT 1"),
          plain("SAVEPOINT vacuum"),
          plain("SET LOCAL lock_timeout = '1s'"),
          plain("CREATE PUBLICATION p FOR ALL TABLES"),
          plain(
              "CREATE SUBSCRIPTION n CONNECTION 'host=127.0.0.1' PUBLICATION p, q"
                  + " WITH (slot_name = NONE, enabled = false, connect = false)"),
          plain(
              "CREATE SUBSCRIPTION n CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
                  + " WITH (connect = 'false')"),
          plain("ALTER SUBSCRIPTION s SET PUBLICATION q WITH (refresh = false)"),
          plain("ALTER SUBSCRIPTION s ADD PUBLICATION q WITH (copy_data = true, refresh = OFF)"),
          plain("ALTER SUBSCRIPTION s DROP PUBLICATION p2 WITH (refresh = 'false')"),
          plain("ALTER SUBSCRIPTION s SET (binary = true)"),
          plain("ALTER SUBSCRIPTION off SET (two_phase = true)", 18),
          plain("ALTER SUBSCRIPTION s DISABLE"),
          plain("ALTER SUBSCRIPTION s RENAME TO refresh"),
          plain("ALTER SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=2'"));

  private EffectCases() {}

  private static Case patient(String statement, String what) {
    return new Case(statement, new Effect.Outside(what, true), 0);
  }

  private static Case outside(String statement, String what) {
    return outside(statement, what, 0);
  }

  private static Case outside(String statement, String what, int since) {
    return new Case(statement, new Effect.Outside(what, false), since);
  }

  private static Case subscription(String statement) {
    return outside(statement, "CREATE SUBSCRIPTION … WITH (create_slot = true)");
  }

  private static Case plain(String statement) {
    return plain(statement, 0);
  }

  private static Case plain(String statement, int since) {
    return new Case(statement, Effect.PLAIN, since);
  }
}
