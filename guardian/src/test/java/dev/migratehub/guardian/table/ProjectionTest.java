package dev.migratehub.guardian.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Proposal;
import dev.migratehub.guardian.registry.RandomLog;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.Retention;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class ProjectionTest {

  private static final Retention RETENTION = new Retention(100, 100);

  private final List<Projection> projections = new ArrayList<>();
  private final Registry registry = new Registry(RETENTION);
  private long index;

  @AfterEach
  void stop() {
    projections.forEach(Projection::close);
  }

  @Test
  void the_tables_follow_the_log() throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    Projection projection = follow(registry, tables);
    for (byte[] entry : new RandomLog(1, RETENTION).entries(900)) {
      registry.apply(++index, entry);
    }
    awaitCaughtUp(projection, registry);
    assertThat(new Comparison(tables).differences(registry)).isEmpty();
    assertThat(count(tables, "config_revisions")).isPositive();
    assertSame(tables);
  }

  @Test
  void several_members_on_one_database_write_each_entry_once() throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    Registry second = new Registry(RETENTION);
    Registry third = new Registry(RETENTION);
    List<Registry> all = List.of(registry, second, third);
    all.forEach(it -> follow(it, tables));
    for (byte[] entry : new RandomLog(2, RETENTION).entries(900)) {
      index++;
      all.forEach(it -> it.apply(index, entry));
    }
    for (int i = 0; i < 3; i++) {
      awaitCaughtUp(projections.get(i), all.get(i));
    }
    assertThat(count(tables, "config_revisions")).isPositive();
    assertThat(new Comparison(tables).differences(registry)).isEmpty();
    assertSame(tables);
  }

  @Test
  void while_the_database_is_away_the_log_goes_on_and_then_the_tables_catch_up() throws Exception {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Tables tables = tables(server.newDatabase());
      Projection projection = follow(registry, tables);
      List<byte[]> entries = new RandomLog(3, RETENTION).entries(900);
      entries.subList(0, 300).forEach(it -> registry.apply(++index, it));
      awaitCaughtUp(projection, registry);
      server.kill();
      entries.subList(300, 360).forEach(it -> registry.apply(++index, it));
      while (projection.progress().trouble().isEmpty()) {
        Thread.sleep(20);
      }
      server.start();
      awaitCaughtUp(projection, registry);
      assertThat(new Comparison(tables).differences(registry)).isEmpty();
      server.kill();
      // More than the state remembers: the tables are written anew.
      entries.subList(360, 900).forEach(it -> registry.apply(++index, it));
      server.start();
      awaitCaughtUp(projection, registry);
      assertThat(count(tables, "config_revisions")).isPositive();
      assertThat(new Comparison(tables).differences(registry)).isEmpty();
      assertSame(tables);
    }
  }

  @Test
  void a_member_that_starts_behind_the_tables_writes_nothing_twice() throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    Projection projection = follow(registry, tables);
    List<byte[]> entries = new RandomLog(4, RETENTION).entries(200);
    entries.subList(0, 150).forEach(it -> registry.apply(++index, it));
    awaitCaughtUp(projection, registry);
    projection.close();
    Registry behind = new Registry(RETENTION);
    for (int i = 0; i < 50; i++) {
      behind.apply(i + 1, entries.get(i));
    }
    Projection again = follow(behind, tables);
    for (int i = 50; i < 200; i++) {
      behind.apply(i + 1, entries.get(i));
    }
    awaitCaughtUp(again, behind);
    assertThat(count(tables, "config_revisions")).isPositive();
    assertThat(new Comparison(tables).differences(behind)).isEmpty();
  }

  @Test
  void a_member_that_got_a_snapshot_brings_tables_that_are_behind_it_up_to_date() throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    List<byte[]> entries = new RandomLog(5, RETENTION).entries(700);
    entries.subList(0, 50).forEach(it -> registry.apply(++index, it));
    Projection projection = follow(registry, tables);
    awaitCaughtUp(projection, registry);
    projection.close();
    entries.subList(50, 700).forEach(it -> registry.apply(++index, it));
    ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
    registry.picture().write(snapshot);
    Registry restored = new Registry(RETENTION);
    restored.load(new ByteArrayInputStream(snapshot.toByteArray()));
    awaitCaughtUp(follow(restored, tables), restored);
    assertThat(new Comparison(tables).differences(registry)).isEmpty();
  }

  @Test
  void tables_of_another_registry_are_left_alone_until_somebody_says_otherwise() throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    Projection first = follow(registry, tables);
    new RandomLog(6, RETENTION).entries(200).forEach(it -> registry.apply(++index, it));
    awaitCaughtUp(first, registry);
    first.close();
    long before = count(tables, "config_revisions");
    Registry other = new Registry(RETENTION);
    other.apply(1, identity("another"));
    Projection projection = follow(other, tables);
    while (!projection.progress().trouble().orElse("").contains("another")) {
      Thread.sleep(20);
    }
    assertThat(count(tables, "config_revisions")).isEqualTo(before).isPositive();
    projection.rebuild();
    awaitCaughtUp(projection, other);
    assertThat(count(tables, "config_revisions")).isZero();
  }

  @Test
  void rows_that_somebody_else_changed_are_found_and_written_anew() throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    Projection projection = follow(registry, tables);
    new RandomLog(7, RETENTION).entries(300).forEach(it -> registry.apply(++index, it));
    awaitCaughtUp(projection, registry);
    execute(tables, "update guardian.configs set content = '\"mine\"'");
    assertThat(new Comparison(tables).differences(registry)).isNotEmpty();
    projection.rebuild();
    while (!new Comparison(tables).differences(registry).isEmpty()) {
      Thread.sleep(50);
    }
  }

  @Test
  void a_revision_can_neither_be_changed_nor_removed_while_its_configuration_lives()
      throws Exception {
    Tables tables = tables(PostgresServer.shared().newDatabase());
    Projection projection = follow(registry, tables);
    new RandomLog(8, RETENTION).entries(300).forEach(it -> registry.apply(++index, it));
    awaitCaughtUp(projection, registry);
    assertThat(count(tables, "config_revisions")).isPositive();
    assertThatThrownBy(() -> execute(tables, "update guardian.config_revisions set comment = 'x'"))
        .hasMessageContaining("never changes");
    assertThatThrownBy(() -> execute(tables, "delete from guardian.config_revisions"))
        .hasMessageContaining("stays as long as its configuration");
    execute(tables, "delete from guardian.configs");
    assertThat(count(tables, "config_revisions")).isZero();
  }

  private static byte[] identity(String name) {
    return Registry.entry(
        new Proposal("found", "guardian", Instant.EPOCH, "", new Command.Found(name)));
  }

  private Projection follow(Registry of, Tables tables) {
    Projection projection = Projection.start(of, tables);
    projections.add(projection);
    return projection;
  }

  private static void awaitCaughtUp(Projection projection, Registry registry)
      throws InterruptedException {
    long last =
        registry.read(state -> {
          List<Long> all =
              state.after(-1, Integer.MAX_VALUE / 2).stream().map(it -> it.index()).toList();
          return all.isEmpty() ? state.index() : all.getLast();
        });
    for (int i = 0; projection.progress().index() < last; i++) {
      if (i > 1_500) {
        throw new IllegalStateException(last + " is not reached: " + projection.progress());
      }
      Thread.sleep(20);
    }
  }

  private static Tables tables(Database database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.user());
    source.setPassword(database.password());
    return new Tables(DatabaseUrl.parse(database.url()), source);
  }

  private void assertSame(Tables tables) throws SQLException {
    assertThat(count(tables, "users")).isEqualTo(size(State::users));
    assertThat(count(tables, "projects")).isEqualTo(size(State::projects));
    assertThat(count(tables, "roles")).isEqualTo(size(State::roles));
    assertThat(count(tables, "config_schemas")).isEqualTo(size(State::schemas));
  }

  private long size(java.util.function.Function<State, java.util.Collection<?>> part) {
    return registry.read(state -> part.apply(state).size());
  }

  private static long count(Tables tables, String table) throws SQLException {
    try (Connection connection = tables.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from guardian." + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Tables tables, String sql) throws SQLException {
    try (Connection connection = tables.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
