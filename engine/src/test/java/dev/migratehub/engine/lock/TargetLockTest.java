package dev.migratehub.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetLockTest {

  private static String url(String kind) {
    return kind.equals("mysql")
        ? MySqlServer.shared().newDatabase().url()
        : PostgresServer.shared().newDatabase().url();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "postgres"})
  void one_table_is_one_lock_however_the_session_came_to_it(String kind) {
    String url = url(kind);
    String elsewhere = kind.equals("mysql") ? url(kind) : url + "?search_path=pg_catalog";
    try (OpenTarget first = OpenTarget.connect(Targets.of("default", url));
        OpenTarget second = OpenTarget.connect(Targets.of("default", elsewhere));
        TargetLock _ = take(first, "public.history")) {
      String session = "session " + first.identity().session() + " (";
      assertThat(refused(second, "public.history")).contains("held by " + session);
      assertThat(refused(second, "PUBLIC.History")).contains("held by " + session);
      take(second, "public.another").close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "postgres"})
  void of_a_hidden_holder_only_what_is_known_is_told(String kind) {
    String url = url(kind);
    boolean mysql = kind.equals("mysql");
    try (OpenTarget first = OpenTarget.connect(Targets.of("default", url));
        TargetLock _ = take(first, "public.history")) {
      String user = "nosy" + first.identity().session();
      first
          .session()
          .execute(
              mysql
                  ? "create user " + user + " identified by 'nosy'"
                  : "create user " + user + " password 'nosy'");
      if (mysql) {
        first.session().execute("grant all on `" + first.identity().database() + "`.* to " + user);
      }
      String other = url.replaceFirst("//[^@]*@", "//" + user + ":nosy@");
      try (OpenTarget second = OpenTarget.connect(Targets.of("default", other))) {
        assertThat(refused(second, "public.history"))
            .contains("held by session " + first.identity().session())
            .doesNotContain("since", "local", "insufficient", "null", "at )");
      }
      first.session().execute("drop user " + user);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "postgres"})
  void a_lock_that_was_given_back_is_free_though_its_session_goes_on(String kind) {
    String url = url(kind);
    try (OpenTarget first = OpenTarget.connect(Targets.of("default", url));
        OpenTarget second = OpenTarget.connect(Targets.of("default", url))) {
      take(first, "public.history").close();

      take(second, "public.history").close();
      take(first, "public.history").close();
    }
  }

  @Test
  void the_guard_passes_as_long_as_the_lock_was_never_let_go() {
    String url = url("postgres");
    try (OpenTarget first = OpenTarget.connect(Targets.of("default", url));
        OpenTarget second = OpenTarget.connect(Targets.of("default", url));
        TargetLock lock = take(first, "public.history")) {
      String guard = lock.guard(first.dialect().bundle().orElseThrow()).orElseThrow();

      first.session().execute(guard);
      first.session().execute(guard);
      assertThat(refused(second, "public.history")).contains("held by session");

      first.session().execute("select pg_advisory_unlock_all()");
      assertThatExceptionOfType(SqlFailure.class).isThrownBy(() -> first.session().execute(guard));
      take(second, "public.history").close();
    }
  }

  @Test
  void a_routine_that_lets_go_once_does_not_lose_the_lock_and_none_is_left_behind() {
    String url = url("postgres");
    try (OpenTarget first = OpenTarget.connect(Targets.of("default", url));
        OpenTarget second = OpenTarget.connect(Targets.of("default", url))) {
      try (TargetLock lock = take(first, "public.history")) {
        String guard = lock.guard(first.dialect().bundle().orElseThrow()).orElseThrow();
        first
            .session()
            .execute(
                "select pg_advisory_unlock((classid::bigint << 32) | objid::bigint)"
                    + " from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()");
        first.session().execute(guard);
        first.session().execute(guard);
        assertThat(refused(second, "public.history")).contains("held by session");
      }
      take(second, "public.history").close();
    }
  }

  private static TargetLock take(OpenTarget target, String table) {
    return TargetLock.take(
        target, TableName.of(table), Duration.ofMillis(50), (holder, since) -> {});
  }

  private static String refused(OpenTarget target, String table) {
    return catchThrowableOfType(ProblemException.class, () -> take(target, table).close())
        .problem()
        .what();
  }
}
