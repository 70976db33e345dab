package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an application may expect whose data source is borrowed.
final class DataSourceTest {

  private static final String POSTGRES = "jdbc:postgresql://";

  @TempDir private Path folder;

  @BeforeEach
  void scripts() throws Exception {
    Files.writeString(
        folder.resolve("001_a.up.sql"), "create table a (id int);\nset statement_timeout = 9999;");
    Files.writeString(folder.resolve("002_b.up.sql"), "create table b (id int);");
  }

  @Test
  void what_a_pool_set_holds_in_every_script_and_afterwards() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    try (Session session = Targets.of("default", database.url()).door().open()) {
      session.execute("create schema app");
    }
    HikariConfig config = pool(POSTGRES, database);
    config.setSchema("app");
    config.setConnectionInitSql("set idle_session_timeout = 77000");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      MigrateHub.on(pool).scripts(folder).up();

      assertThat(ask(pool, "select schemaname from pg_tables where tablename in ('a', 'b')"))
          .containsExactly("app", "app");
      assertThat(ask(pool, "show search_path")).containsExactly("app");
      assertThat(ask(pool, "show idle_session_timeout")).containsExactly("77s");
      assertThat(ask(pool, "show statement_timeout")).containsExactly("0");
      assertThat(ask(pool, "show lock_timeout")).containsExactly("0");
    }
  }

  @Test
  void a_failure_leaves_no_transaction_in_the_pool() throws Exception {
    Files.writeString(folder.resolve("002_b.up.sql"), "begin; create table b (id int); nonsense;");
    HikariConfig config = pool(POSTGRES, PostgresServer.shared().newDatabase());
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Problem problem = Project.problem(() -> MigrateHub.on(pool).scripts(folder).up());

      assertThat(problem.code()).isEqualTo(Code.STATEMENT_FAILED);
      assertThat(ask(pool, "select count(*) from pg_locks where locktype = 'advisory'"))
          .containsExactly("0");
      assertThat(ask(pool, "select to_regclass('b')::text")).containsExactly("null");
    }
  }

  @Test
  void bounds_of_waiting_are_given_back_too() throws Exception {
    Files.writeString(
        folder.resolve("001_a.up.sql"), "create table a (id int); set sql_mode = '';");
    HikariConfig config = pool("jdbc:mariadb://", MySqlServer.shared().newDatabase());
    String settings = "select concat_ws(' ', @@sql_mode, @@innodb_lock_wait_timeout)";
    try (HikariDataSource pool = new HikariDataSource(config)) {
      List<String> before = ask(pool, settings);

      MigrateHub.on(pool).scripts(folder).up();

      assertThat(ask(pool, settings)).isEqualTo(before);
    }
  }

  @Test
  void statements_reach_the_server_whole_though_the_driver_looks_into_them() throws Exception {
    Files.writeString(
        folder.resolve("001_a.up.sql"),
        """
        create table a (id int, j jsonb default '{"x": 1}');
        create function f() returns int language sql begin atomic
          select 1; select case when true then 2 else 3 end; end;
        create function g() returns text language plpgsql as $f$ begin return 'a;b'; end $f$;
        create rule r as on delete to a do also (select 1; select 2);
        insert into a select 1 where '{"x": 1}'::jsonb ? 'x';
        select $$a;'b"$$, $q$;$q$, E'it\\'s;', "a;".x from (select 1 as x) "a;";
        do $$ begin perform 1; end $$;
        """);
    HikariConfig config = pool(POSTGRES, PostgresServer.shared().newDatabase());
    try (HikariDataSource pool = new HikariDataSource(config)) {
      MigrateHub.on(pool).scripts(folder).up();

      assertThat(ask(pool, "select f() || g() || count(*) from a")).containsExactly("2a;b1");
    }
  }

  @Test
  void a_connection_goes_back_in_the_mode_it_came_in() throws Exception {
    Files.writeString(folder.resolve("001_a.up.sql"), "create table a (id int);");
    List<Boolean> modes = new ArrayList<>();

    MigrateHub.on(source("jdbc:sqlite:" + folder.resolve("data.db"), modes)).scripts(folder).up();

    assertThat(modes).isNotEmpty().containsOnly(false);
  }

  @Test
  void a_source_that_gives_no_connection_is_a_problem_in_three_sentences() {
    String url = POSTGRES + "127.0.0.1:1/app?user=app&password=a-secret";
    DataSource source = handing(() -> DriverManager.getConnection(url));

    Problem problem = Project.problem(() -> MigrateHub.on(source));

    assertThat(problem.code()).isEqualTo(Code.SERVER_UNREACHABLE);
    assertThat(problem.what()).startsWith("the data source gives no connection: ");
    assertThat(problem.toString()).doesNotContain("a-secret");
  }

  @Test
  void a_database_that_no_dialect_is_for_is_named() {
    DatabaseMetaData data =
        (DatabaseMetaData) proxy(DatabaseMetaData.class, (_, _) -> "Other Base");
    DataSource source =
        handing(() ->
            (Connection)
                proxy(
                    Connection.class,
                    (method, _) -> method.getName().equals("getMetaData") ? data : null));

    Problem problem = Project.problem(() -> MigrateHub.on(source));

    assertThat(problem.code()).isEqualTo(Code.URL_INVALID);
    assertThat(problem.what()).contains("Other Base");
    assertThat(problem.next()).contains("PostgreSQL", "MySQL", "SQLite");
  }

  /// A source that hands out connections without autocommit and notes the mode they come back in.
  private static DataSource source(String url, List<Boolean> modes) {
    return handing(() -> {
      Connection connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
      return (Connection)
          proxy(
              Connection.class,
              (method, arguments) -> {
                if (method.getName().equals("close")) {
                  modes.add(connection.getAutoCommit());
                }
                return method.invoke(connection, arguments);
              });
    });
  }

  private interface Giving {
    Connection connection() throws SQLException;
  }

  private interface Answering {
    @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments)
        throws Exception;
  }

  private static DataSource handing(Giving giving) {
    return (DataSource) proxy(DataSource.class, (_, _) -> giving.connection());
  }

  private static Object proxy(Class<?> type, Answering answering) {
    return Proxy.newProxyInstance(
        DataSourceTest.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> {
          try {
            return answering.answer(method, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        });
  }

  private static HikariConfig pool(String url, Database database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url + database.host() + ":" + database.port() + "/" + database.database());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(1);
    return config;
  }

  private static List<String> ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(String.valueOf(results.getString(1)));
      }
      return rows;
    }
  }
}
