package dev.migratehub.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Endpoint;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenTargetTest {

  @Test
  void a_driver_that_is_not_there_is_named() {
    Endpoint endpoint =
        new Endpoint(
            "org.example.Driver",
            "jdbc:example:x",
            Map.of(),
            "",
            Secret.NONE,
            "x",
            Optional.empty(),
            Optional.empty());

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> new DriverDoor("default", endpoint).open());

    assertThat(refused.problem().code()).isEqualTo(Code.DRIVER_MISSING);
    assertThat(refused.problem().what()).contains("org.example.Driver");
  }

  @Test
  void a_server_older_than_what_we_support_is_refused(@TempDir Path folder) {
    Target real = Targets.of("default", "sqlite:" + folder.resolve("a.db"));
    Target target = new Target("default", demanding(real.dialect()), real.address(), real.door());

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> OpenTarget.connect(target));

    assertThat(refused.problem().code()).isEqualTo(Code.SERVER_TOO_OLD);
    assertThat(refused.problem().next()).isEqualTo("use 99 or newer");
  }

  /// The dialect with a minimum that no server reaches.
  private static Dialect demanding(Dialect dialect) {
    SessionSql sql = dialect.session();
    SessionSql demanding =
        new SessionSql(
            sql.identity(),
            990000,
            "99",
            sql.opening(),
            sql.restoring(),
            sql.settings(),
            sql.waits(),
            sql.begin(),
            sql.commit(),
            sql.rollback(),
            sql.blockers(),
            sql.orphans(),
            sql.bulk(),
            sql.told());
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, arguments) ->
                method.getName().equals("session") ? demanding : method.invoke(dialect, arguments));
  }
}
