package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.openid.Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole way through a real provider, as a browser goes it.
final class ProviderTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private static TestHub hub;
  private static Provider provider;
  private static Page whileDown;

  @BeforeAll
  static void start() throws IOException {
    int port = freePort();
    URI issuer = URI.create("http://localhost:" + freePort());
    String redirect = "http://127.0.0.1:" + port + "/auth/google/callback";
    hub =
        TestHub.start(
            "--migratehub.http.addr=127.0.0.1:" + port,
            "--migratehub.oidc.issuer=" + issuer,
            "--migratehub.oidc.google.client-id=the-hub",
            "--migratehub.oidc.google.client-secret=canary-secret",
            "--migratehub.oidc.google.redirect-url=" + redirect,
            "--migratehub.admin.email=anna@example.org");
    whileDown = browser().get("/auth/google/start");
    provider = Provider.start(issuer, "the-hub", "canary-secret", redirect);
  }

  @AfterAll
  static void stop() {
    provider.close();
    hub.close();
  }

  @Test
  void the_hub_starts_while_the_provider_is_down_and_says_so() {
    assertThat(whileDown.status()).isEqualTo(503);
    assertThat(whileDown.body()).contains("The OpenID provider does not answer as it should");
  }

  @Test
  void the_first_admin_comes_in_through_the_provider() {
    Browser browser = browser();
    Page back = throughProvider(browser, "/auth/google/start?next=/projects/shop", "anna");
    assertThat(back.status()).isEqualTo(302);
    assertThat(back.header("Location")).isEqualTo("/projects/shop");
    assertThat(browser.get("/auth/me").text("/role")).isEqualTo("admin");
    assertThat(browser.json("POST", "/api/v1/projects", "{\"slug\":\"p\",\"name\":\"P\"}").status())
        .isEqualTo(201);
    assertThat(
            hub.part(JdbcClient.class)
                .sql("select issuer is not null from hub.users where email = 'anna@example.org'")
                .query((row, _) -> row.getBoolean(1))
                .single())
        .isTrue();
  }

  @Test
  void whom_an_admin_created_comes_in_and_whom_he_disabled_does_not() {
    Browser stranger = browser();
    Page refused = throughProvider(stranger, "/auth/google/start", "eve");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("You have no account here; ask an administrator for one.");
    User eve = hub.part(Users.class).create(Actor.hub(), "eve@example.org", "Eve", Role.USER);
    Browser known = browser();
    assertThat(throughProvider(known, "/auth/google/start", "eve").status()).isEqualTo(302);
    assertThat(known.get("/auth/me").text("/role")).isEqualTo("user");
    hub.part(Users.class).disable(Actor.hub(), eve.id());
    assertThat(known.get("/api/v1/auth/me").status()).isEqualTo(401);
    assertThat(throughProvider(browser(), "/auth/google/start", "eve").body())
        .contains("Your account is disabled.");
  }

  @Test
  void the_other_address_of_the_callback_is_not_one_that_the_provider_knows() {
    Page page = browser().get("/api/v1/auth/google/start");
    assertThat(page.location().toString()).contains("redirect_uri=").contains(hub.address());
    assertThat(page.header("Location")).doesNotContain("canary-secret");
  }

  /// Goes from the hub to the provider, signs in there, and comes back.
  private static Page throughProvider(Browser browser, String start, String name) {
    Page login = browser.follow(browser.get(start), hub.address());
    assertThat(login.body()).contains("password");
    Matcher csrf = CSRF.matcher(login.body());
    assertThat(csrf.find()).isTrue();
    Page in =
        browser.form(
            login.whole().uri().resolve("/login"),
            Map.of("username", name, "password", "secret", "_csrf", csrf.group(1)));
    Page back = browser.follow(in, hub.address());
    return browser.get(back.location());
  }

  private static Browser browser() {
    return new Browser(hub.address()).always("Accept", "text/html, */*;q=0.1");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
