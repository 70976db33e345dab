package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("slow")
final class SessionTest {

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
  void over_https_the_cookie_is_held_to_this_host() {
    Page page = https().login(somebody().email(), TestHub.PASSWORD);
    assertThat(page.whole().headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("__Host-migratehub=")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Domain", "Max-Age", "Expires");
  }

  @Test
  void on_this_machine_alone_there_is_a_cookie_without_https() {
    Page page = new Browser(hub.address()).login(somebody().email(), TestHub.PASSWORD);
    assertThat(page.header("Set-Cookie"))
        .startsWith("migratehub=")
        .contains("; HttpOnly", "; SameSite=Lax")
        .doesNotContain("; Secure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub.example.org", "10.1.2.3"})
  void elsewhere_nobody_signs_in_without_https(String host) {
    Browser browser = new Browser(hub.address()).always("X-Forwarded-Host", host);
    Page page = browser.login(somebody().email(), TestHub.PASSWORD);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text("/error/code")).isEqualTo("https_needed");
    assertThat(page.header("Set-Cookie")).isEmpty();
  }

  @Test
  void a_cookie_of_plain_http_counts_for_nothing_over_https() {
    Browser browser = new Browser(hub.address());
    browser.login(somebody().email(), TestHub.PASSWORD);
    assertThat(browser.get("/auth/me").status()).isEqualTo(200);
    assertThat(browser.get("/auth/me", "X-Forwarded-Proto", "https").status()).isEqualTo(401);
  }

  @Test
  void a_session_that_somebody_else_began_is_not_signed_in() {
    Browser attacker = new Browser(hub.address());
    attacker.csrf();
    Map<String, String> planted = Map.copyOf(attacker.cookies());
    assertThat(planted).containsKey("migratehub");
    Browser victim = new Browser(hub.address());
    victim.cookies().putAll(planted);
    assertThat(victim.login(somebody().email(), TestHub.PASSWORD).status()).isEqualTo(200);
    assertThat(victim.cookies()).isNotEqualTo(planted);
    assertThat(victim.get("/auth/me").status()).isEqualTo(200);
    assertThat(attacker.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void an_invented_session_begins_none() {
    Browser browser = new Browser(hub.address());
    browser.cookies().put("migratehub", "aW52ZW50ZWQ");
    assertThat(browser.get("/auth/me").status()).isEqualTo(401);
    browser.login(somebody().email(), TestHub.PASSWORD);
    assertThat(browser.cookies().get("migratehub")).isNotEqualTo("aW52ZW50ZWQ");
  }

  @Test
  void looking_and_failing_begin_no_session() {
    int before = sessions();
    Browser browser = new Browser(hub.address());
    browser.get("/api/v1/projects");
    browser.get("/health/live");
    browser.login("nobody@example.org", "wrong password 1");
    browser.send("POST", URI.create(hub.address() + "/api/v1/projects"), "{}");
    assertThat(browser.cookies()).isEmpty();
    assertThat(sessions()).isEqualTo(before);
  }

  @Test
  void whoever_signs_off_is_out_with_the_old_cookie_too() {
    Browser browser = signedIn(somebody());
    Map<String, String> old = Map.copyOf(browser.cookies());
    assertThat(browser.json("POST", "/auth/logout", "").status()).isEqualTo(204);
    assertThat(browser.cookies()).isEmpty();
    browser.cookies().putAll(old);
    assertThat(browser.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void whoever_is_disabled_is_out_at_once_everywhere_and_stays_out() {
    User user = somebody();
    Browser browser = signedIn(user);
    Client token = hub.client(user);
    assertThat(browser.get("/auth/me").status()).isEqualTo(200);
    assertThat(token.get("/auth/me").status()).isEqualTo(200);
    hub.part(Users.class).disable(Actor.hub(), user.id());
    assertThat(browser.get("/auth/me").status()).isEqualTo(401);
    assertThat(token.get("/auth/me").status()).isEqualTo(401);
    assertThat(new Browser(hub.address()).login(user.email(), TestHub.PASSWORD).status())
        .isEqualTo(401);
    hub.part(Users.class).enable(Actor.hub(), user.id());
    assertThat(browser.get("/auth/me").status()).isEqualTo(401);
    assertThat(token.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void another_role_counts_from_the_next_request_on() {
    hub.user(Role.ADMIN);
    User user = hub.userWithPassword(Role.ADMIN);
    Browser browser = signedIn(user);
    assertThat(browser.get("/api/v1/users").status()).isEqualTo(200);
    hub.part(Users.class)
        .change(Actor.hub(), user.id(), Optional.empty(), Optional.of(Role.USER), Optional.empty());
    assertThat(browser.get("/api/v1/users").status()).isEqualTo(403);
  }

  @Test
  void another_password_ends_the_other_sessions() {
    User user = somebody();
    Browser here = signedIn(user);
    Browser there = signedIn(user);
    String path = "/api/v1/users/" + user.id() + "/password";
    Page wrong =
        here.json("PUT", path, "{\"password\":\"a new password\",\"present\":\"not mine at all\"}");
    assertThat(wrong.status()).isEqualTo(422);
    Page right =
        here.json(
            "PUT",
            path,
            "{\"password\":\"a new password\",\"present\":\"%s\"}".formatted(TestHub.PASSWORD));
    assertThat(right.status()).isEqualTo(204);
    assertThat(here.get("/auth/me").status()).isEqualTo(200);
    assertThat(there.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void sessions_are_seen_and_ended_by_their_owner_alone() {
    User user = somebody();
    Browser here = signedIn(user);
    Browser there = new Browser(hub.address()).always("User-Agent", "Other\tbrowser");
    there.login(user.email(), TestHub.PASSWORD);
    JsonNode list = here.get("/api/v1/sessions").json();
    assertThat(list).hasSize(2);
    assertThat(list.findValuesAsString("agent")).contains("Other browser");
    assertThat(list.at("/0/ip").asString()).isEqualTo("127.0.0.1");
    String other =
        list.valueStream()
            .filter(it -> !it.get("current").asBoolean())
            .map(it -> it.get("id").asString())
            .findFirst()
            .orElseThrow();
    String path = "/api/v1/sessions/" + other;
    assertThat(signedIn(somebody()).json("DELETE", path, "").status()).isEqualTo(404);
    assertThat(there.get("/auth/me").status()).isEqualTo(200);
    assertThat(here.json("DELETE", path, "").status()).isEqualTo(204);
    assertThat(there.get("/auth/me").status()).isEqualTo(401);
    assertThat(here.get("/api/v1/sessions").json()).hasSize(1);
  }

  @Test
  void the_name_of_a_session_opens_nothing() {
    User user = somebody();
    Browser browser = signedIn(user);
    String name = browser.get("/api/v1/sessions").text("/0/id");
    String stored =
        hub.part(JdbcClient.class)
            .sql("select session_id from hub.spring_session where principal_name = :user")
            .param("user", user.id().toString())
            .query(String.class)
            .single();
    assertThat(stored).isNotEqualTo(name);
    assertThat(browser.get("/api/v1/sessions").body()).doesNotContain(stored);
  }

  @Test
  void what_is_planted_in_a_session_is_read_as_text_only() {
    User user = somebody();
    Browser browser = signedIn(user);
    hub.part(JdbcClient.class)
        .sql(
            """
            insert into hub.spring_session_attributes
            select primary_id, 'planted', decode('aced0005737200116a6176612e7574696c2e48617368', 'hex')
            from hub.spring_session where principal_name = :user
            """)
        .param("user", user.id().toString())
        .update();
    assertThat(browser.get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void a_session_ends_when_nobody_uses_it_and_in_any_case_in_the_end() {
    User user = somebody();
    Browser idle = signedIn(user);
    age("last_access_time = last_access_time - 7300000, expiry_time = 1", user);
    assertThat(idle.get("/auth/me").status()).isEqualTo(401);
    Browser busy = signedIn(user);
    age("creation_time = creation_time - 11 * 3600000", user);
    assertThat(busy.get("/auth/me").status()).isEqualTo(200);
    age("creation_time = creation_time - 2 * 3600000", user);
    assertThat(busy.get("/auth/me").status()).isEqualTo(401);
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

  private static int sessions() {
    return hub.part(JdbcClient.class)
        .sql("select count(*) from hub.spring_session")
        .query(Integer.class)
        .single();
  }

  private static void age(String change, User user) {
    hub.part(JdbcClient.class)
        .sql("update hub.spring_session set " + change + " where principal_name = :user")
        .param("user", user.id().toString())
        .update();
  }
}
