package dev.migratehub.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Finding.Weight;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PostgresDoctorTest {

  private static final String TABLES =
      "select string_agg(relname, ',' order by relname) from pg_class where relnamespace = 'public'::regnamespace";

  @TempDir private Path folder;
  private Database database;
  private Patient patient;

  @BeforeEach
  void admit() {
    database = PostgresServer.shared().newDatabase();
    patient = Patient.at(folder, database.url());
  }

  @Test
  void a_fresh_database_is_well_and_stays_as_it_is() {
    List<Finding> findings = patient.findings();

    assertThat(findings).extracting(Finding::weight).containsOnly(Weight.OK);
    assertThat(findings)
        .extracting(Finding::topic)
        .containsExactly(
            Topic.CONNECTION,
            Topic.ENCRYPTION,
            Topic.POOLER,
            Topic.WRITING,
            Topic.RIGHTS,
            Topic.HISTORY,
            Topic.LOCK,
            Topic.SESSIONS,
            Topic.PREPARED,
            Topic.CLOCK,
            Topic.SETTINGS,
            Topic.SPACE,
            Topic.INTEGRITY,
            Topic.TOOLS,
            Topic.FOLDER);
    assertThat(findings.getFirst().what()).contains("PostgreSQL JDBC Driver", "supported from 11");
    assertThat(patient.ask(TABLES)).containsExactly("");
  }

  @Test
  void an_older_server_understands_every_question() {
    Database older = PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();

    assertThat(Patient.at(folder, older.url()).findings())
        .extracting(Finding::weight)
        .containsOnly(Weight.OK);
  }

  @Test
  void a_migrated_database_tells_of_its_history() {
    patient.hub().up();
    List<String> tables = patient.ask(TABLES);

    assertThat(patient.only(Topic.HISTORY, Weight.OK).what())
        .isEqualTo("public.migrate_hub_migrations has 1 entry, the newest 001_a");
    assertThat(patient.ask(TABLES)).isEqualTo(tables);
  }

  @Test
  void an_unfinished_migration_is_wrong() {
    patient.hub().up();
    patient.say("update migrate_hub_migrations set state = 'failed', statements_total = 7");

    assertThat(patient.about(Topic.HISTORY))
        .extracting(Finding::what)
        .contains("001_a stopped after 1 of 7 statements");
  }

  @Test
  void a_table_of_somebody_else_is_wrong() {
    patient.say("create table migrate_hub_migrations (version text)");

    assertThat(patient.only(Topic.HISTORY, Weight.WRONG).what()).startsWith("MH-046 ");
  }

  @Test
  void a_user_without_rights_is_told_what_to_ask_for() {
    patient.hub().up();
    Patient other = patient(database, "Nobody special");

    assertThat(other.about(Topic.RIGHTS))
        .extracting(Finding::next)
        .containsExactly(
            "let it: grant usage, create on schema public to \"Nobody special\"",
            "let it: grant select, insert, update, delete on public.migrate_hub_migrations to"
                + " \"Nobody special\"",
            "run migrations as their owner, or: grant postgres to \"Nobody special\"");
    assertThat(other.only(Topic.HISTORY, Weight.WRONG).what()).startsWith("MH-043 ");

    patient.say(
        "grant usage, create on schema public to \"Nobody special\"",
        "grant select, insert, update, delete on public.migrate_hub_migrations to \"Nobody special\"");
    assertThat(other.about(Topic.RIGHTS)).extracting(Finding::weight).containsExactly(Weight.NOTE);
  }

  @Test
  void a_history_in_a_schema_that_is_missing_is_wrong() {
    assertThat(patient.table("Ops.history").only(Topic.RIGHTS, Weight.WRONG).next())
        .isEqualTo("create it: create schema \"Ops\"");
  }

  @Test
  void a_search_path_that_leads_nowhere_is_wrong() {
    patient.say("drop schema public");

    assertThat(patient.only(Topic.RIGHTS, Weight.WRONG).what()).startsWith("no schema of the");
  }

  @Test
  void what_others_keep_open_is_told_without_its_texts() {
    patient.hub().up();
    try (Session other = patient.target().door().open()) {
      other.execute("begin");
      other.execute("update a set id = 42 where id = 7 and 'hunter2' <> $$s3cret$$ /* c0mment */");

      Finding session = patient.patience(Duration.ofMillis(1)).only(Topic.SESSIONS, Weight.NOTE);

      assertThat(session.what())
          .startsWith("idle in transaction for ")
          .contains("(postgres at 127.0.0.1 migr8, since ")
          .endsWith(": update a set id = ? where id = ? and ? < > ?");
      assertThat(session.next()).startsWith("let it end, or: select pg_terminate_backend(");
    }
  }

  @Test
  void a_history_that_others_have_locked_does_not_hold_us_up() {
    patient.hub().up();
    try (Session other = patient.target().door().open()) {
      other.execute("begin");
      other.execute("lock table migrate_hub_migrations in access exclusive mode");

      assertThat(patient.only(Topic.HISTORY, Weight.WRONG).what()).startsWith("MH-032 ");
      assertThat(patient.patience(Duration.ofMillis(1)).about(Topic.SESSIONS))
          .extracting(Finding::weight)
          .containsExactly(Weight.NOTE);
    }
  }

  @Test
  void a_run_that_holds_the_target_is_named() {
    try (OpenTarget open = OpenTarget.connect(patient.target());
        TargetLock lock =
            TargetLock.take(
                open,
                new TableName("public", "migrate_hub_migrations"),
                Duration.ZERO,
                (holder, since) -> {})) {
      assertThat(lock.mayBeTakenOver()).isFalse();
      assertThat(patient.only(Topic.LOCK, Weight.NOTE).what())
          .startsWith(
              "a run holds the target: session %d (postgres at 127.0.0.1 migr8"
                  .formatted(open.identity().session()));
    }
    assertThat(patient.only(Topic.LOCK, Weight.OK).what()).isEqualTo("free");
  }

  @Test
  void sessions_that_hide_are_counted() {
    try (Session admin = patient.target().door().open()) {
      admin.execute("select 1");

      assertThat(patient(database, "curious").about(Topic.SESSIONS))
          .extracting(Finding::what)
          .first()
          .asString()
          .endsWith("of the sessions here hide from this user what they do");
    }
  }

  @Test
  void a_pooler_is_told_apart_by_what_it_keeps() {
    try (PgBouncer keeping = PgBouncer.before(database, PgBouncer.Mode.SESSION);
        PgBouncer mixing = PgBouncer.before(database, PgBouncer.Mode.TRANSACTION)) {
      assertThat(Patient.at(folder, keeping.database().url()).only(Topic.POOLER, Weight.OK).what())
          .isEqualTo("there is one, and it keeps our session");
      assertThat(Patient.at(folder, mixing.database().url()).only(Topic.POOLER, Weight.NOTE).what())
          .contains("a lease in a table is the lock");
    }
  }

  @Test
  void a_clock_that_goes_wrong_is_noticed() {
    Doctor doctor =
        new Doctor(
            patient.target(),
            List.of(patient.folder()),
            Optional.empty(),
            TableName.DEFAULT,
            open -> History.EMPTY,
            false,
            Duration.ofHours(1),
            Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));

    assertThat(doctor.findings())
        .filteredOn(it -> it.topic() == Topic.CLOCK)
        .extracting(Finding::what)
        .singleElement()
        .asString()
        .matches("the server's clock is (9|10) min behind the one here");
  }

  @Test
  void settings_that_surprise_are_told() {
    String name = database.database();
    patient.say(
        "alter database " + name + " set statement_timeout = '30s'",
        "alter database " + name + " set default_transaction_isolation = 'serializable'",
        "alter database " + name + " set standard_conforming_strings = off");

    assertThat(patient.about(Topic.SETTINGS))
        .filteredOn(it -> it.weight() == Weight.NOTE)
        .extracting(Finding::what)
        .containsExactly(
            "transactions are serializable here, which may fail for others' sake",
            "standard_conforming_strings is off: \\ in texts is an escape",
            "statement_timeout is 30000 ms here: what takes longer is cancelled");
  }

  @Test
  void transactions_that_only_read_are_wrong() {
    patient.say(
        "alter database " + database.database() + " set default_transaction_read_only = on");

    assertThat(patient.only(Topic.WRITING, Weight.WRONG).what())
        .contains("default_transaction_read_only");
  }

  @Test
  void another_encoding_is_noted() {
    patient.say("create database latin encoding 'LATIN1' locale 'C' template template0");

    assertThat(
            Patient.at(folder, database.url().replaceFirst("/[^/]*$", "/latin"))
                .only(Topic.SETTINGS, Weight.NOTE)
                .what())
        .startsWith("encoding LATIN1, ");
  }

  @Test
  void an_index_that_is_left_invalid_is_noted() {
    patient.say("create table b (id int)", "insert into b values (1), (1)");
    try {
      patient.say("create unique index concurrently b_id on b (id)");
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("could not create unique index");
    }

    assertThat(patient.only(Topic.INTEGRITY, Weight.NOTE).next())
        .contains("reindex index concurrently public.b_id");
  }

  @Test
  void what_a_reindex_left_is_to_be_dropped() {
    patient.say(
        "create table b (id int)",
        "create index b_id_ccnew1 on b (id)",
        "update pg_index set indisvalid = false where indexrelid = 'b_id_ccnew1'::regclass");

    assertThat(patient.only(Topic.INTEGRITY, Weight.NOTE).next())
        .endsWith("drop index concurrently public.b_id_ccnew1");
  }

  @Test
  void an_index_that_is_being_built_is_not_left() {
    patient.say("create table b (id int)", "create index b_id on b (id)");
    patient.say("update pg_index set indisvalid = false where indexrelid = 'b_id'::regclass");
    try (Session builder = patient.target().door().open()) {
      builder.execute("begin; lock table b in share update exclusive mode");

      patient.only(Topic.INTEGRITY, Weight.OK);
    }
  }

  @Test
  void a_partition_that_is_half_detached_is_noted() {
    patient.say(
        "create table p (id int) partition by range (id)",
        "create table \"p 1\" partition of p for values from (1) to (2)");
    try (Session reader = patient.target().door().open();
        Session other = patient.target().door().open()) {
      reader.execute("begin; select * from p");
      other.execute("set statement_timeout = '300ms'");
      assertThatThrownBy(() -> other.execute("alter table p detach partition \"p 1\" concurrently"))
          .hasMessageContaining("statement timeout");
    }

    assertThat(patient.about(Topic.INTEGRITY))
        .extracting(Finding::next)
        .contains("end it: alter table p detach partition \"p 1\" finalize");
  }

  @Test
  void a_tool_that_has_migrated_the_database_is_wrong_until_it_is_adopted() {
    patient.say(
        "create table schema_migrations (version bigint, dirty boolean)",
        "insert into schema_migrations values (1, false)");

    assertThat(patient.only(Topic.TOOLS, Weight.WRONG).next())
        .isEqualTo("take its history over: migr8 adopt");
  }

  @Test
  void histories_of_other_tools_are_pointed_at_until_ours_begins() {
    patient.say(
        "create table goose_db_version (id int, version_id int, is_applied boolean, tstamp date)",
        "create table _prisma_migrations (id int)",
        "create table schema_migrations (version bigint, dirty boolean)");

    assertThat(patient.about(Topic.TOOLS))
        .extracting(Finding::next)
        .containsExactly(
            "take its history over: migr8 adopt",
            "take its history over: migr8 adopt",
            "say what the database has already: migr8 baseline VERSION");

    patient.hub().up();
    assertThat(patient.about(Topic.TOOLS)).extracting(Finding::weight).containsOnly(Weight.OK);
  }

  @Test
  void a_server_that_cannot_be_reached_is_wrong_and_the_folder_is_looked_at_all_the_same() {
    List<Finding> findings = Patient.at(folder, "postgres://x@127.0.0.1:1/x").findings();

    assertThat(findings).extracting(Finding::topic).containsExactly(Topic.CONNECTION, Topic.FOLDER);
    assertThat(findings.getFirst().weight()).isEqualTo(Weight.WRONG);
    assertThat(findings.getFirst().what()).startsWith("MH-040 ");
  }

  @Test
  void replicas_and_prepared_transactions_are_seen() {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Patient alone = Patient.at(folder, server.administrator().url());
      alone.say("alter system set max_prepared_transactions = 5");
      server.stop();
      server.start();
      alone.say("begin", "create table p (id int)", "prepare transaction 'it''s mine'");

      Finding prepared = alone.only(Topic.PREPARED, Weight.NOTE);
      assertThat(prepared.what())
          .startsWith("the prepared transaction it's mine of postgres holds its locks since ");
      assertThat(prepared.next()).endsWith("rollback prepared 'it''s mine'");

      alone.say("rollback prepared 'it''s mine'");
      String data = alone.ask("show data_directory").getFirst();
      alone.say("copy (select '') to '" + data + "/standby.signal'");
      server.stop();
      server.start();

      assertThat(alone.only(Topic.WRITING, Weight.WRONG).what())
          .startsWith("this server is a replica");
    }
  }

  /// The same database seen by a user who may only connect.
  private Patient patient(Database database, String user) {
    patient.say(
        "drop role if exists \"" + user + "\"", "create role \"" + user + "\" login password 'x'");
    String url =
        "postgres://%s:x@%s:%d/%s"
            .formatted(
                user.replace(" ", "%20"), database.host(), database.port(), database.database());
    return Patient.at(folder, url);
  }
}
