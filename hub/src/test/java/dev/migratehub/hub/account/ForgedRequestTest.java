package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What other sites and proxies may try with somebody's browser.
@Tag("slow")
final class ForgedRequestTest {

  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub =
        TestHub.start(
            "--migratehub.sign-in.passwords=true",
            "--migratehub.http.trusted-proxies=127.0.0.1",
            "--migratehub.limits.refusals=100000",
            "--migratehub.limits.sign-ins=100000");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void a_change_needs_the_csrf_token_of_this_session() {
    User user = hub.userWithPassword(Role.ADMIN);
    Browser browser = signedIn(user);
    URI projects = URI.create(hub.address() + "/api/v1/projects");
    String body = "{\"slug\":\"%s\",\"name\":\"A\"}";
    String[] json = {"Content-Type", "application/json"};
    assertThat(browser.send("POST", projects, body.formatted("c1"), json).text("/error/code"))
        .isEqualTo("csrf");
    for (String forged :
        List.of("", "x", signedIn(user).csrf(), new Browser(hub.address()).csrf())) {
      Page page =
          browser.send(
              "POST", projects, body.formatted("c2"), json[0], json[1], "X-CSRF-Token", forged);
      assertThat(page.status()).as(forged).isEqualTo(403);
    }
    assertThat(browser.json("POST", "/api/v1/projects", body.formatted("c3")).status())
        .isEqualTo(201);
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      Page page = browser.send(method, projects.resolve("/api/v1/projects/x"), "{}", json);
      assertThat(page.text("/error/code")).as(method).isEqualTo("csrf");
    }
  }

  @Test
  void a_form_may_carry_the_token_as_a_field_and_none_means_no() {
    User user = somebody();
    Browser browser = new Browser(hub.address());
    URI login = URI.create(hub.address() + "/auth/login");
    Map<String, String> fields = Map.of("email", user.email(), "password", TestHub.PASSWORD);
    assertThat(browser.form(login, fields).text("/error/code")).isEqualTo("csrf");
    String token = browser.csrf();
    Page page =
        browser.form(
            login,
            Map.of(
                "email", user.email(), "password", TestHub.PASSWORD, "_csrf", token, "next", "/x"));
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Location")).isEqualTo("/x");
    assertThat(browser.get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void json_from_another_site_does_not_sign_in() {
    User user = somebody();
    Browser browser = new Browser(hub.address()).always("Sec-Fetch-Site", "cross-site");
    assertThat(browser.login(user.email(), TestHub.PASSWORD).text("/error/code")).isEqualTo("csrf");
  }

  @Test
  void a_refused_token_does_not_fall_back_on_the_session() {
    Browser browser = signedIn(hub.userWithPassword(Role.ADMIN));
    Page page =
        browser.send(
            "POST",
            URI.create(hub.address() + "/api/v1/projects"),
            "{\"slug\":\"fallback\",\"name\":\"A\"}",
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer wrong");
    assertThat(page.status()).isEqualTo(401);
    assertThat(page.text("/error/code")).isEqualTo("token_refused");
  }

  @Test
  void what_proxies_say_is_heard_from_trusted_ones_only() {
    try (TestHub other =
        TestHub.start(
            "--migratehub.sign-in.passwords=true",
            "--migratehub.http.trusted-proxies=10.0.0.0/8")) {
      User user = other.userWithPassword(Role.USER);
      Browser browser =
          new Browser(other.address())
              .always("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https");
      Page page = browser.login(user.email(), TestHub.PASSWORD);
      assertThat(page.header("Set-Cookie")).startsWith("migratehub=");
      assertThat(page.header("Strict-Transport-Security")).isEmpty();
      assertThat(browser.get("/api/v1/sessions").text("/0/ip")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void of_a_chain_of_proxies_the_last_untrusted_address_counts() {
    User user = somebody();
    Browser browser = https().always("X-Forwarded-For", "1.1.1.1, 203.0.113.9, 127.0.0.1");
    browser.login(user.email(), TestHub.PASSWORD);
    assertThat(browser.get("/api/v1/sessions").text("/0/ip")).isEqualTo("203.0.113.9");
  }

  private static User somebody() {
    return hub.userWithPassword(Role.USER);
  }

  private static Browser signedIn(User user) {
    Browser browser = new Browser(hub.address());
    assertThat(browser.login(user.email(), TestHub.PASSWORD).status()).isEqualTo(200);
    return browser;
  }

  private static Browser https() {
    return new Browser(hub.address())
        .always("X-Forwarded-Proto", "https", "X-Forwarded-Host", "hub.example.org");
  }
}
