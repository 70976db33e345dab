package dev.migratehub.hub.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.HubApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A hub without any settings.
@Tag("slow")
final class TryingOutTest {

  private static final Pattern PASSWORD = Pattern.compile("password +(\\S+)");

  @TempDir private Path folder;

  @Test
  void a_hub_without_settings_prints_a_password_until_somebody_has_signed_in() {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    try (ConfigurableApplicationContext _ = start(first)) {
      assertThat(first.toString(UTF_8)).contains("for trying out", "admin@localhost");
    }
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    try (ConfigurableApplicationContext hub = start(second)) {
      Browser browser = browser(hub);
      assertThat(browser.login("admin@localhost", password(first)).status()).isEqualTo(401);
      assertThat(browser.login("admin@localhost", password(second)).status()).isEqualTo(200);
      assertThat(browser.get("/auth/me").text("/role")).isEqualTo("admin");
    }
    ByteArrayOutputStream third = new ByteArrayOutputStream();
    try (ConfigurableApplicationContext hub = start(third)) {
      assertThat(third.toString(UTF_8)).doesNotContain("admin@localhost");
      assertThat(browser(hub).login("admin@localhost", password(second)).status()).isEqualTo(200);
    }
  }

  private ConfigurableApplicationContext start(ByteArrayOutputStream output) {
    PrintStream usual = System.out;
    System.setOut(new PrintStream(output, true, UTF_8));
    try {
      return SpringApplication.run(
          HubApplication.class,
          "--server.port=0",
          "--migratehub.db.data=" + folder.resolve("data"));
    } finally {
      System.setOut(usual);
    }
  }

  private static Browser browser(ConfigurableApplicationContext hub) {
    String port = hub.getEnvironment().getProperty("local.server.port");
    return new Browser("http://127.0.0.1:" + port);
  }

  private static String password(ByteArrayOutputStream output) {
    Matcher matcher = PASSWORD.matcher(output.toString(UTF_8));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
