package dev.migratehub.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.spring.orders.Orders;
import dev.migratehub.spring.orders.OrdersApplication;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/// A real application on PostgreSQL.
@Tag("slow")
final class StarterTest {

  private final Database database = PostgresServer.shared().newDatabase();
  @TempDir private Path folder;
  private Starts starts = new Starts(Path.of(""), database);

  @BeforeEach
  void scripts() {
    starts = new Starts(folder, database).shop();
  }

  @Test
  void the_database_is_migrated_before_anything_uses_it() {
    try (ConfigurableApplicationContext context = starts.run()) {
      assertThat(context.getBean(OrdersApplication.Opening.class).orders()).isEqualTo(1);
      assertThat(context.getBean(Orders.class).findAll())
          .extracting(order -> order.getCustomer())
          .containsExactly("Ada");
    }
  }

  @Test
  void the_endpoint_tells_every_migration_and_no_secret() throws Exception {
    starts.file("003_later.up.sql", "-- migr8: environments=prd\nselect 1;");
    try (ConfigurableApplicationContext context = starts.run()) {
      String port = context.getEnvironment().getProperty("local.server.port");
      String body = get("http://127.0.0.1:" + port + "/actuator/migratehub");

      assertThat(body)
          .startsWith("{\"current\":\"002\",\"pending\":0,\"migrations\":[")
          .contains(
              "{\"version\":\"001\",\"name\":\"create_orders\",\"state\":\"applied\","
                  + "\"file\":\"001_create_orders.up.sql\",\"appliedAt\":\"20")
          .contains("\"durationMs\":")
          .contains(
              "{\"version\":\"003\",\"name\":\"later\",\"state\":\"elsewhere\","
                  + "\"file\":\"003_later.up.sql\",\"appliedAt\":null,")
          .doesNotContain(database.password(), "jdbc", "127.0.0.1", "postgres");
    }
  }

  @Test
  void two_instances_that_start_at_once_migrate_once() throws Exception {
    starts.file("hooks/before_up.sql", "select pg_sleep(0.5);");
    // Two applications in one process cannot share a log.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<ConfigurableApplicationContext>> starting = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        starting.add(both.submit(() -> starts.run()));
      }
      for (Future<ConfigurableApplicationContext> started : starting) {
        try (ConfigurableApplicationContext context = started.get()) {
          assertThat(context.getBean(Orders.class).count()).isEqualTo(1);
        }
      }
    } finally {
      System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }
    assertThat(ask("select count(*) from migrate_hub_migrations")).containsExactly("2");
    assertThat(ask("select count(distinct tool_run_id) from migrate_hub_migrations"))
        .containsExactly("1");
  }

  @Test
  void a_migration_that_fails_stops_the_start_with_three_sentences() {
    starts.file("003_bad.up.sql", "create table items (id int);\ncreate table orders (id int);");

    String said = starts.failing();

    assertThat(said)
        .contains("APPLICATION FAILED TO START")
        .contains("MH-031  003_bad.up.sql stopped at statement 2 (line 2): relation \"orders\"")
        .contains("        create table orders (id int);\n        ^")
        .contains("now   nothing of this script was kept; 2 earlier steps of this run are done")
        .contains("Action:\n\nmend the statement, then start the application again")
        .doesNotContain("\tat dev.migratehub");
    assertThat(ask("select to_regclass('items')::text")).containsExactly("null");
  }

  @Test
  void a_validated_database_must_have_every_migration() {
    String said = starts.failing("migrate-hub.mode=validate");

    assertThat(said)
        .contains("MH-071  2 migrations are pending: 001_create_orders, 002_add_customer")
        .contains("now   nothing was changed");
    assertThat(ask("select to_regclass('orders')::text")).containsExactly("null");

    starts.run().close();
    try (ConfigurableApplicationContext context = starts.run("migrate-hub.mode=validate")) {
      assertThat(context.getBean(Orders.class).count()).isEqualTo(1);
    }

    starts.file("001_create_orders.up.sql", "create table orders (id bigint primary key);");
    assertThat(starts.failing("migrate-hub.mode=validate"))
        .contains("MH-020  001_create_orders.up.sql")
        .contains("bigint");
  }

  @Test
  void mode_none_only_looks() {
    starts.run().close();
    starts.file("003_more.up.sql", "create table more (id int);");

    try (ConfigurableApplicationContext context = starts.run("migrate-hub.mode=none")) {
      MigrateHubEndpoint.Report report = context.getBean(MigrateHubEndpoint.class).report();
      assertThat(report.pending()).isEqualTo(1);
      assertThat(report.migrations())
          .extracting(MigrateHubEndpoint.MigrationReport::state)
          .containsExactly("applied", "applied", "pending");
    }
  }

  @Test
  void what_is_not_enabled_is_not_there() {
    starts.run().close();

    try (ConfigurableApplicationContext context = starts.run("migrate-hub.enabled=false")) {
      assertThat(context.getBeansOfType(MigrateHub.class)).isEmpty();
      assertThat(context.getBeansOfType(MigrateHubEndpoint.class)).isEmpty();
    }
  }

  @Test
  void another_user_may_migrate() {
    say("create role owner_of_tables login password 'own'");
    say("grant all on schema public to owner_of_tables");
    say("create role application login password 'app'");
    starts.file("hooks/after_each.sql", "grant all on orders to public;");

    starts
        .run(
            "spring.datasource.username=application",
            "spring.datasource.password=app",
            "migrate-hub.user=owner_of_tables",
            "migrate-hub.password=own")
        .close();

    assertThat(ask("select distinct tableowner from pg_tables where schemaname = 'public'"))
        .containsExactly("owner_of_tables");
    say("drop owned by owner_of_tables");
    say("drop role owner_of_tables");
    say("drop owned by application");
    say("drop role application");
  }

  @Test
  void another_address_may_be_migrated() {
    starts
        .run(
            "migrate-hub.url=" + database.jdbcUrl(),
            "migrate-hub.user=" + database.user(),
            "migrate-hub.password=" + database.password(),
            "migrate-hub.table=public.changes",
            "migrate-hub.layout=paired")
        .close();

    assertThat(ask("select count(*) from changes")).containsExactly("2");
  }

  @Test
  void an_address_without_sense_is_a_problem_and_not_repeated() {
    assertThat(starts.failing("migrate-hub.url=secret@nowhere"))
        .contains("MH-003  the address in migrate-hub.url cannot be understood")
        .doesNotContain("secret@");
  }

  @Test
  void beans_of_the_application_take_part() {
    try (ConfigurableApplicationContext context = starts.run(List.of(Beans.class))) {
      assertThat(context.getBean(Told.class).words())
          .containsExactly(
              "before the run", "001_create_orders", "002_add_customer", "after the run");
      assertThat(ask("select count(*) from changes")).containsExactly("2");
    }
  }

  @Test
  void of_several_data_sources_the_marked_one_is_migrated() {
    Database other = PostgresServer.shared().newDatabase();
    try (ConfigurableApplicationContext context =
        starts.run(
            List.of(TwoSources.class),
            "test.other-url=" + other.jdbcUrl(),
            "spring.jpa.hibernate.ddl-auto=none")) {
      assertThat(context.getBean(MigrateHub.class).status().pending()).isZero();
    }
    assertThat(ask("select count(*) from migrate_hub_migrations")).containsExactly("2");
    assertThat(ask(other, "select to_regclass('orders')::text")).containsExactly("null");
  }

  /// What a callback heard.
  record Told(List<String> words) {}

  @Configuration(proxyBeanMethods = false)
  static class Beans {

    @Bean
    Told told() {
      return new Told(new ArrayList<>());
    }

    @Bean
    Callback telling(Told told) {
      return new Callback() {
        @Override
        public void beforeRun(Plan plan, Connection connection) {
          told.words().add("before the run");
        }

        @Override
        public void afterEach(Step.Scripted step, Connection connection) {
          told.words().add(step.label());
        }

        @Override
        public void afterRun(Plan plan, Connection connection) {
          told.words().add("after the run");
        }
      };
    }

    @Bean
    MigrateHubCustomizer otherTable() {
      return hub -> hub.table(TableName.of("changes")).layout(Layout.PAIRED);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoSources {

    @Bean
    @MigrateHubDataSource
    DataSource main(Environment environment) {
      return source(environment.getRequiredProperty("spring.datasource.url"), environment);
    }

    @Bean
    @Primary
    DataSource other(Environment environment) {
      return source(environment.getRequiredProperty("test.other-url"), environment);
    }

    @Bean
    OrdersApplication.Opening opening() {
      return new OrdersApplication.Opening(0);
    }

    private static DataSource source(String url, Environment environment) {
      return DataSourceBuilder.create()
          .url(url)
          .username(environment.getProperty("spring.datasource.username"))
          .password(environment.getProperty("spring.datasource.password"))
          .build();
    }
  }

  private static String get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private void say(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> ask(String sql) {
    return ask(database, sql);
  }

  private static List<String> ask(Database database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(String.valueOf(results.getString(1)));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
