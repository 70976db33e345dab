package dev.migratehub.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Tokens;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `migr8 hub …` as processes against a hub.
@Tag("slow")
final class CommandLineTest {

  private static TestHub hub;
  private static Scene scene;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    scene = new Scene(hub);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private record Ended(int status, String out) {}

  private static String token(User user) {
    return hub.part(Tokens.class)
        .create(TestHub.actor(user), "migr8", Scope.all(), Duration.ofDays(1))
        .text();
  }

  /// Runs migr8 with a token in the environment, or with none.
  private Ended migr8(String token, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.migratehub.cli.Migr8", "hub"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    if (!token.isEmpty()) {
      builder.environment().put("MIGR8_HUB_TOKEN", token);
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(out).doesNotContain("mh_");
    return new Ended(process.waitFor(), out);
  }

  @Test
  void a_change_goes_from_the_request_to_the_log() throws Exception {
    scene.set("stg", PostgresServer.shared().newDatabase(), MariaDbServer.shared().newDatabase());
    String migration = scene.migration("create table t (id int);", "drop table t;");
    String key = scene.user().get("/api/v1/migrations/" + migration).text("/key");
    String manager = token(scene.managing());

    assertThat(migr8("", "status").status()).isEqualTo(2);
    Ended signedIn = migr8(token(scene.using()), "login", hub.address());
    assertThat(signedIn.status()).as(signedIn.out()).isZero();
    Ended requested = migr8("", "request", key, "--env", "stg", "--parallel", "2");
    assertThat(requested.status()).as(requested.out()).isZero();
    assertThat(requested.out()).contains("awaiting approval");
    String run = new Scanner(requested.out()).skip("\\S+").next();

    assertThat(migr8("", "approve", run).out()).contains("MH-093");
    assertThat(migr8("", "execute", run).out()).contains("MH-093", "run_state");
    assertThat(migr8(manager, "approve", run, "--comment", "read").out()).contains("approved");
    Ended executed = migr8("", "execute", run, "--watch");
    assertThat(executed.status()).as(executed.out()).isZero();
    assertThat(executed.out()).contains("executed");
    assertThat(migr8("", "logs", run, "--follow").out()).contains("applied ");
    assertThat(migr8("", "status", "--json").out()).contains("\"event\":\"hub_run\"", run);
  }

  @Test
  void a_run_that_fails_is_a_failure() throws Exception {
    String set = scene.set("daily", PostgresServer.shared().newDatabase());
    String run = scene.request(scene.migration("select 1/0;", ""), "daily", set);
    scene.approve(run);
    assertThat(migr8(token(scene.managing()), "login", hub.address()).status()).isZero();
    Ended failed = migr8("", "execute", run, "--watch");
    assertThat(failed.status()).as(failed.out()).isEqualTo(1);
    assertThat(failed.out()).contains("MH-031", "MH-094", "migr8 hub logs " + run);
  }
}
