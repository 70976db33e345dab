package dev.migratehub.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Tokens;
import dev.migratehub.hub.account.User;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
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

/// `migr8 hub …` and `migr8 config-registry …` as processes against a hub.
@Tag("slow")
final class CommandLineTest {

  @TempDir private static Path folder;
  private static TestHub hub;
  private static Scene scene;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.registry.folder=" + folder.resolve("registry"));
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
    command.add("dev.migratehub.cli.Migr8");
    if (!words[0].equals("config-registry")) {
      command.add("hub");
    }
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

  @Test
  void a_configuration_is_written_read_and_rolled_back_by_scripts() throws Exception {
    Client admin = hub.client(hub.user(Role.ADMIN));
    String manager = token(scene.managing());
    hub.client(scene.managing()).post("/v1/projects", "{\"id\":\"shop\",\"name\":\"Shop\"}");
    admin.post(
        "/v1/schemas", "{\"id\":\"any\",\"name\":\"Any\",\"content\":{\"required\":[\"a\"]}}");
    assertThat(migr8(manager, "login", hub.address()).status()).isZero();
    Path file = Files.writeString(home.resolve("web.json"), "{\"a\":0.10000000000000000001}");

    Ended made = registry("put", "shop", "web", file.toString(), "--schema", "any");
    assertThat(made.status()).as(made.out()).isZero();
    assertThat(registry("get", "shop", "web").out().strip())
        .isEqualTo("{\"a\":0.10000000000000000001}");
    Files.writeString(file, "{\"a\":2}");
    String[] second = {"put", "shop", "web", file.toString(), "--version-seen", "1"};
    assertThat(registry(second).out()).contains("web  version 2");
    Ended late = registry(second);
    assertThat(late.status()).as(late.out()).isEqualTo(3);
    assertThat(late.out()).contains("MH-097", scene.managing().email(), "--version-seen");
    Files.writeString(file, "{\"b\":2}");
    Ended bad = registry("put", "shop", "web", file.toString(), "--version-seen", "2");
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.out()).contains("MH-093", "required property 'a'", "content_invalid");
    assertThat(
            registry(
                    "rollback", "shop", "web", "--to", "1", "--version-seen", "2", "--comment", "x")
                .out())
        .contains("version 3", "as version 1: x");
    assertThat(registry("history", "shop", "web", "--json").out().lines()).hasSize(3);
    assertThat(registry("get", "shop", "web", "--at", "2").out().strip()).isEqualTo("{\"a\":2}");
    assertThat(registry("get", "shop").out()).contains("web  version 3");
    assertThat(registry("watch", "shop", "--after", "0", "--once").out())
        .contains("version 1", "version 2", "version 3");
    assertThat(registry("get", "shop", "none").status()).isEqualTo(1);
  }

  private Ended registry(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("config-registry"));
    all.addAll(List.of(words));
    return migr8("", all.toArray(String[]::new));
  }
}
