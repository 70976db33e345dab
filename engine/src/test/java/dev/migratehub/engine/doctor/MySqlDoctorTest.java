package dev.migratehub.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Finding.Weight;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MySqlDoctorTest {

  @TempDir private Path folder;

  @SuppressWarnings("UnnecessaryLambda") // started only by the test that asks
  static Named<?>[] servers() {
    Supplier<Databases> mysql = MySqlServer::shared;
    Supplier<Databases> mariadb = MariaDbServer::shared;
    return new Named<?>[] {Named.of("MySQL", mysql), Named.of("MariaDB", mariadb)};
  }

  @SuppressWarnings("UnnecessaryLambda") // started only by the test that asks
  static Named<?>[] ownServers() {
    Supplier<DatabaseServer> mysql = MySqlServer::fresh;
    Supplier<DatabaseServer> mariadb = MariaDbServer::fresh;
    return new Named<?>[] {Named.of("MySQL", mysql), Named.of("MariaDB", mariadb)};
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_fresh_database_is_well_and_stays_as_it_is(Supplier<Databases> server) {
    Patient patient = patient(server.get().newDatabase());

    List<Finding> findings = patient.findings();

    assertThat(findings)
        .filteredOn(it -> it.topic() != Topic.SETTINGS)
        .extracting(Finding::weight)
        .containsOnly(Weight.OK);
    assertThat(findings)
        .extracting(Finding::topic)
        .contains(
            Topic.CONNECTION,
            Topic.ENCRYPTION,
            Topic.WRITING,
            Topic.RIGHTS,
            Topic.HISTORY,
            Topic.LOCK,
            Topic.SESSIONS,
            Topic.PREPARED,
            Topic.CLOCK,
            Topic.SETTINGS,
            Topic.SPACE,
            Topic.TOOLS,
            Topic.FOLDER)
        .isSorted();
    assertThat(patient.ask("show tables")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_user_without_rights_is_told_what_to_ask_for(Supplier<Databases> server) {
    Database database = server.get().newDatabase();
    Patient other = user(database, "low", "grant select on %s.* to low@'%%'");

    assertThat(other.about(Topic.RIGHTS))
        .extracting(Finding::next)
        .containsExactly(
            "let it: grant create on `%s`.* to 'low'@'%%'".formatted(database.database()),
            "let it: grant insert, update, delete on `%s`.* to 'low'@'%%'"
                .formatted(database.database()),
            "let it: grant alter, drop, index, references, create view, trigger on `%s`.* to"
                    .formatted(database.database())
                + " 'low'@'%'");
    assertThat(other.only(Topic.SESSIONS, Weight.NOTE).next())
        .isEqualTo("to see it: grant process on *.* to 'low'@'%'");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rights_on_a_pattern_of_databases_count(Supplier<Databases> server) {
    Database database = server.get().newDatabase();

    Patient other = user(database, "wild", "grant all on `test\\_%%`.* to wild@'%%'");

    assertThat(other.only(Topic.RIGHTS, Weight.OK).what()).startsWith("wild@% may");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void what_others_keep_open_is_told_without_its_texts(Supplier<Databases> server) {
    Patient patient = patient(server.get().newDatabase());
    patient.hub().up();
    patient.say("insert into a values (1)");
    try (Session holder = patient.target().door().open();
        Session waiter = patient.target().door().open()) {
      holder.execute("begin");
      holder.execute("update a set id = 2");
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> waiter.execute("update a set id = 3 where 'hunter2' <> \"s3cret\""));

      List<Finding> sessions = patient.patience(Duration.ofMillis(1)).about(Topic.SESSIONS);
      while (sessions.size() < 2 && waiting.isAlive()) {
        sessions = patient.patience(Duration.ofMillis(1)).about(Topic.SESSIONS);
      }

      assertThat(sessions)
          .extracting(Finding::what)
          .anySatisfy(what -> assertThat(what).startsWith("idle in transaction for "))
          .anySatisfy(what ->
              assertThat(what).contains("update a set id = ?").doesNotContain("hunter2", "s3cret"));
      assertThat(sessions.getFirst().next()).startsWith("let it end, or: kill ");
      holder.execute("rollback");
      waiting.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_run_that_holds_the_target_is_named(Supplier<Databases> server) {
    Database database = server.get().newDatabase();
    Patient patient = patient(database);
    TableName table = new TableName(database.database(), "migrate_hub_migrations");
    try (OpenTarget open = OpenTarget.connect(patient.target());
        TargetLock lock = TargetLock.take(open, table, Duration.ZERO, (holder, since) -> {})) {
      assertThat(lock.mayBeTakenOver()).isFalse();
      assertThat(patient.only(Topic.LOCK, Weight.NOTE).what())
          .startsWith(
              "a run holds the target: session %d (migr8 at ".formatted(open.identity().session()));
    }
    assertThat(patient.only(Topic.LOCK, Weight.OK).what()).isEqualTo("free");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void histories_of_other_tools_are_found_in_any_case(Supplier<Databases> server) {
    Patient patient = patient(server.get().newDatabase());
    patient.say(
        "create table DATABASECHANGELOG (id int, author text, filename text, dateexecuted date,"
            + " orderexecuted int, exectype text, md5sum text)");

    assertThat(patient.only(Topic.TOOLS, Weight.NOTE).what()).contains("of Liquibase is here");
  }

  @ParameterizedTest
  @MethodSource("ownServers")
  void modes_and_prepared_transactions_are_seen(Supplier<DatabaseServer> own) {
    try (DatabaseServer server = own.get()) {
      Patient patient = patient(server.newDatabase());
      patient.say("create table x (id int)");
      try (Session other = patient.target().door().open()) {
        other.execute("xa start 'mine'");
        other.execute("insert into x values (1)");
        other.execute("xa end 'mine'");
        other.execute("xa prepare 'mine'");
        assertThat(patient.only(Topic.PREPARED, Weight.NOTE).next()).endsWith("xa rollback 'mine'");
        other.execute("xa rollback 'mine'");
      }
      patient.say(
          "set global sql_mode = ''",
          "set global max_allowed_packet = 1048576",
          "set global default_storage_engine = MyISAM",
          "alter database character set latin1");
      assertThat(patient.about(Topic.SETTINGS))
          .filteredOn(it -> it.weight() == Weight.NOTE)
          .extracting(Finding::what)
          .containsExactly(
              "new tables hold latin1, which lacks signs that utf8mb4 has",
              "sessions of others are not strict: what does not fit is cut off there, and refused"
                  + " here",
              "new tables are MyISAM unless they say otherwise, without transactions",
              "a statement may have at most 1.0 MB (max_allowed_packet)");

      patient.say("set global read_only = 1");
      assertThat(patient.only(Topic.WRITING, Weight.WRONG).what())
          .isEqualTo("this server only reads (read_only), as replicas do");
    }
  }

  private Patient patient(Database database) {
    return Patient.at(folder, database.url());
  }

  private Patient user(Database database, String user, String grant) {
    patient(database)
        .say(
            "drop user if exists " + user + "@'%'",
            "create user " + user + "@'%' identified by 'x'",
            grant.formatted(database.database()));
    return Patient.at(
        folder,
        "mysql://%s:x@%s:%d/%s"
            .formatted(user, database.host(), database.port(), database.database()));
  }
}
