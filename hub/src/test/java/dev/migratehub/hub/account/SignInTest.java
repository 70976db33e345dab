package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class SignInTest {

  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub =
        TestHub.start(
            "--migratehub.admin.email=Root@Example.org",
            "--migratehub.admin.password=the first admin's",
            "--migratehub.http.trusted-proxies=127.0.0.1",
            "--migratehub.limits.sign-ins=5",
            "--migratehub.limits.refusals=20",
            "--migratehub.limits.writes=30");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void the_first_admin_is_there_and_signs_in_by_password() {
    Browser browser = from("203.0.113.1");
    assertThat(browser.login("root@example.org", "the first admin's").status()).isEqualTo(200);
    assertThat(browser.get("/auth/me").text("/role")).isEqualTo("admin");
    assertThat(audited("session.sign_in", "allowed", "root@example.org")).isPositive();
  }

  @Test
  void nobody_else_signs_in_by_password_where_that_is_off() {
    User user = hub.userWithPassword(Role.ADMIN);
    Page page = from("203.0.113.2").login(user.email(), TestHub.PASSWORD);
    assertThat(page.status()).isEqualTo(401);
    assertThat(reason(user.email())).isEqualTo("no_passwords_here");
  }

  @Test
  void a_refusal_does_not_tell_who_has_an_account() {
    User disabled = hub.userWithPassword(Role.USER);
    hub.part(Users.class).disable(Actor.hub(), disabled.id());
    User without = hub.user(Role.USER);
    Browser browser = from("203.0.113.3");
    List<Page> pages =
        List.of(
            browser.login("root@example.org", "wrong password 1"),
            browser.login("nobody@example.org", "wrong password 1"),
            browser.login(disabled.email(), TestHub.PASSWORD),
            browser.login(without.email(), ""));
    assertThat(pages).extracting(Page::status).containsOnly(401);
    assertThat(pages).extracting(Page::body).containsOnly(pages.getFirst().body());
    assertThat(pages)
        .extracting(it -> it.whole().headers().map().keySet())
        .containsOnly(pages.getFirst().whole().headers().map().keySet());
    assertThat(reason("root@example.org")).isEqualTo("password");
    assertThat(reason("nobody@example.org")).isEqualTo("unknown");
    assertThat(reason(disabled.email())).isEqualTo("disabled");
  }

  @Test
  void who_guesses_too_often_waits_and_nobody_else_at_that_address_does() {
    Browser guessing = from("203.0.113.4");
    Page page = untilTooMany(i -> guessing.login("nobody" + i + "@example.org", "x"));
    assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 61);
    assertThat(from("203.0.113.5").login("nobody@example.org", "x").status()).isEqualTo(401);
  }

  @Test
  void guesses_of_one_account_count_wherever_they_come_from() {
    untilTooMany(i -> from("203.0.114." + i).login("victim@example.org", "guess number " + i));
  }

  @Test
  void all_addresses_of_one_ipv6_network_count_as_one() {
    untilTooMany(i -> from("2001:db8:1:2::" + i).login("six" + i + "@example.org", "x"));
    assertThat(from("2001:db8:1:3::9").login("six@example.org", "x").status()).isEqualTo(401);
  }

  @Test
  void who_guesses_tokens_waits_and_the_audit_is_not_filled() {
    int before = audited("request.refused", "denied", "anonymous");
    Browser guessing = from("203.0.113.6");
    int waits = 0;
    for (int i = 0; i < 100; i++) {
      Page page = guessing.get("/api/v1/projects", "Authorization", "Bearer mh_guess" + i);
      assertThat(page.status()).isIn(401, 429);
      waits += page.status() == 429 ? 1 : 0;
    }
    assertThat(waits).isPositive();
    assertThat(audited("request.refused", "denied", "anonymous") - before)
        .isEqualTo(100 - waits);
  }

  @Test
  void who_changes_too_much_waits() {
    User admin = hub.user(Role.ADMIN);
    Client client = hub.client(admin);
    Set<Integer> answers = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      answers.add(client.post("/api/v1/tokens", "{\"name\":\"x\"}").status());
    }
    assertThat(answers).containsExactly(400, 429);
    assertThat(client.get("/api/v1/tokens").status()).isEqualTo(200);
    assertThat(hub.client(hub.user(Role.ADMIN)).post("/api/v1/tokens", "{}").status())
        .isEqualTo(400);
  }

  @Test
  void signing_off_is_audited() {
    Browser browser = from("203.0.113.7");
    browser.login("root@example.org", "the first admin's");
    int before = audited("session.sign_out", "allowed", "root@example.org");
    browser.json("POST", "/auth/logout", "");
    assertThat(audited("session.sign_out", "allowed", "root@example.org")).isEqualTo(before + 1);
  }

  @Test
  void a_token_makes_no_token_that_may_more() {
    User admin = hub.user(Role.ADMIN);
    Client narrow = hub.client(admin, EnumSet.of(Scope.READ, Scope.ADMIN));
    Client.Answer more =
        narrow.post(
            "/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"approve\"],\"expiresInDays\":1}");
    assertThat(more.status()).isEqualTo(403);
    assertThat(more.text("/error/code")).isEqualTo("scope_missing");
    assertThat(
            narrow
                .post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":1}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void an_expired_or_revoked_token_opens_nothing() {
    User user = hub.user(Role.USER);
    Client client = hub.client(user);
    assertThat(client.get("/auth/me").status()).isEqualTo(200);
    hub.part(JdbcClient.class)
        .sql("update hub.tokens set expires_at = now() - interval '1 s' where user_id = :id")
        .param("id", user.id())
        .update();
    assertThat(client.get("/auth/me").text("/error/code")).isEqualTo("token_refused");
    Client second = hub.client(user);
    String id = second.get("/api/v1/tokens").text("/items/0/id");
    assertThat(second.delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
    assertThat(second.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void admins_see_and_revoke_the_tokens_of_others() {
    User user = hub.user(Role.USER);
    Client theirs = hub.client(user);
    Client admin = hub.client(hub.user(Role.ADMIN));
    String id = theirs.get("/api/v1/tokens").text("/items/0/id");
    assertThat(admin.get("/api/v1/tokens?all=true&limit=200").whole().body()).contains(id);
    assertThat(admin.get("/api/v1/tokens").whole().body()).doesNotContain(id);
    assertThat(theirs.get("/api/v1/tokens?all=true").status()).isEqualTo(403);
    assertThat(admin.delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
    assertThat(theirs.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void an_edit_of_a_user_that_was_changed_meanwhile_is_refused() {
    Client admin = hub.client(hub.user(Role.ADMIN));
    String path = "/api/v1/users/" + hub.user(Role.USER).id();
    String tag = admin.get(path).tag();
    assertThat(admin.patch(path, "{\"name\":\"A\"}", "If-Match", tag).status()).isEqualTo(200);
    assertThat(admin.patch(path, "{\"name\":\"B\"}", "If-Match", tag).status()).isEqualTo(412);
    assertThat(admin.patch(path, "{\"role\":\"king\"}").status()).isEqualTo(422);
    assertThat(admin.post("/api/v1/users", "{\"email\":\"no address\",\"role\":\"user\"}").status())
        .isEqualTo(422);
  }

  @Test
  void the_last_admin_stays_one_also_when_two_are_demoted_at_once() throws Exception {
    try (TestHub alone = TestHub.start()) {
      List<User> admins = List.of(alone.user(Role.ADMIN), alone.user(Role.ADMIN));
      Map<User, Client> clients =
          admins.stream().collect(Collectors.toMap(it -> it, alone::client));
      List<Thread> threads =
          admins.stream()
              .map(it ->
                  Thread.ofVirtual()
                      .start(() ->
                          clients
                              .get(it)
                              .patch("/api/v1/users/" + it.id(), "{\"role\":\"user\"}")))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(left(alone)).isEqualTo(1);
      User only = alone.part(UserStore.class).find(leftOver(alone)).orElseThrow();
      Client.Answer answer =
          alone.client(only).post("/api/v1/users/" + only.id() + "/disable", "");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text("/error/code")).isEqualTo("last_admin");
    }
  }

  private static int left(TestHub alone) {
    return alone
        .part(JdbcClient.class)
        .sql("select count(*) from hub.users where role = 'admin' and disabled_at is null")
        .query((row, _) -> row.getInt(1))
        .single();
  }

  private static UUID leftOver(TestHub alone) {
    return alone
        .part(JdbcClient.class)
        .sql("select id from hub.users where role = 'admin' and disabled_at is null limit 1")
        .query((row, _) -> row.getObject(1, UUID.class))
        .single();
  }

  /// Tries until it is too often, which must not take long; a few pass for the time that goes by.
  private static Page untilTooMany(IntFunction<Page> attempt) {
    for (int i = 0; i < 100; i++) {
      Page page = attempt.apply(i);
      if (page.status() == 429) {
        assertThat(i).isGreaterThanOrEqualTo(5);
        return page;
      }
      assertThat(page.status()).isEqualTo(401);
    }
    throw new AssertionError("never too often");
  }

  private static Browser from(String address) {
    return new Browser(hub.address())
        .always("X-Forwarded-For", address, "X-Forwarded-Proto", "https");
  }

  private static int audited(String action, String outcome, String actor) {
    return hub.part(JdbcClient.class)
        .sql(
            """
            select count(*) from hub.audit_events
            where action = :action and outcome = :outcome and actor_name = :actor
            """)
        .params(Map.of("action", action, "outcome", outcome, "actor", actor))
        .query((row, _) -> row.getInt(1))
        .single();
  }

  private static String reason(String email) {
    return hub.part(JdbcClient.class)
        .sql(
            """
            select details::json ->> 'reason' as reason from hub.audit_events
            where action = 'session.sign_in' and details::json ->> 'email' = :email
            order by seq desc limit 1
            """)
        .param("email", email)
        .query((row, _) -> row.getString("reason"))
        .single();
  }
}
