package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
final class ForgedTokenTest {

  private static Forger forger;
  private static TestHub hub;

  @BeforeAll
  static void start() {
    forger = new Forger();
    hub =
        TestHub.start(
            "--migratehub.oidc.issuer=" + forger.issuer(),
            "--migratehub.oidc.google.client-id=" + Forger.CLIENT,
            "--migratehub.oidc.google.client-secret=" + Forger.SECRET,
            "--migratehub.oidc.google.redirect-url=http://127.0.0.1/auth/google/callback",
            "--migratehub.oidc.allowed-domains=example.org, partner.example",
            "--migratehub.oidc.denied=mallory@example.org",
            "--migratehub.limits.refusals=100000");
    for (String name : List.of("anna", "mallory", "boss")) {
      hub.part(Users.class)
          .create(dev.migratehub.hub.access.Actor.hub(), name + "@example.org", name, Role.USER);
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
    forger.close();
  }

  @BeforeEach
  void honest() {
    forger.signing = Forger.Signing.RIGHT;
    forger.tokenError = "";
  }

  @Test
  void a_right_token_signs_in() {
    Browser browser = new Browser(hub.address());
    Page back = come(browser, "anna@example.org", _ -> {});
    assertThat(back.status()).isEqualTo(302);
    assertThat(back.header("Location")).isEqualTo("/");
    assertThat(browser.get("/auth/me").text("/email")).isEqualTo("anna@example.org");
    assertThat(forger.lastStart)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("response_type", "code")
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(forger.lastTokenRequest).containsKey("code_verifier");
  }

  @ParameterizedTest
  @EnumSource(names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
  void a_token_that_the_provider_did_not_sign_is_refused(Forger.Signing signing) {
    forger.signing = signing;
    refused("anna@example.org", _ -> {}, 401, "invalid_id_token");
  }

  @Test
  void a_token_of_another_issuer_is_refused() {
    refused(
        "anna@example.org",
        it -> it.put("iss", "https://accounts.google.com"),
        401,
        "invalid_id_token");
  }

  @Test
  void a_token_for_another_audience_is_refused() {
    refused("anna@example.org", it -> it.put("aud", "shop"), 401, "invalid_id_token");
  }

  @Test
  void a_token_for_several_audiences_that_another_party_asked_for_is_refused() {
    refused(
        "anna@example.org",
        it -> {
          it.put("aud", List.of(Forger.CLIENT, "shop"));
          it.put("azp", "shop");
        },
        401,
        "invalid_id_token");
  }

  @Test
  void an_expired_token_is_refused() {
    refused(
        "anna@example.org",
        it -> {
          it.put("iat", Instant.now().getEpochSecond() - 7200);
          it.put("exp", Instant.now().getEpochSecond() - 3600);
        },
        401,
        "invalid_id_token");
  }

  @Test
  void a_token_from_the_future_is_refused() {
    refused(
        "anna@example.org",
        it -> {
          it.put("iat", Instant.now().getEpochSecond() + 3600);
          it.put("exp", Instant.now().getEpochSecond() + 7200);
        },
        401,
        "invalid_id_token");
  }

  @Test
  void a_token_with_another_nonce_is_refused() {
    refused("anna@example.org", it -> it.put("nonce", "stolen"), 401, "invalid_nonce");
    refused("anna@example.org", it -> it.remove("nonce"), 401, "invalid_nonce");
  }

  @Test
  void an_address_that_is_not_verified_lets_nobody_in() {
    refused("anna@example.org", it -> it.put("email_verified", false), 403, "email_unverified");
    refused("anna@example.org", it -> it.remove("email_verified"), 403, "email_unverified");
    refused("anna@example.org", it -> it.remove("email"), 403, "email_unverified");
  }

  @Test
  void an_address_of_another_domain_lets_nobody_in() {
    refused("anna@elsewhere.example", _ -> {}, 403, "domain");
    refused("anna@sub.example.org", _ -> {}, 403, "domain");
    refused("anna@evil-example.org", _ -> {}, 403, "domain");
  }

  @Test
  void a_denied_address_lets_nobody_in() {
    refused("mallory@example.org", _ -> {}, 403, "denied");
    refused("Mallory@Example.org", _ -> {}, 403, "denied");
  }

  @Test
  void somebody_unknown_is_not_let_in() {
    refused("stranger@partner.example", _ -> {}, 403, "unknown");
  }

  @Test
  void the_address_of_somebody_else_does_not_make_one_that_person() {
    come(new Browser(hub.address()), "boss@example.org", _ -> {});
    refused("boss@example.org", it -> it.put("sub", "another"), 403, "other_identity");
  }

  @Test
  void a_changed_address_does_not_change_who_somebody_is() {
    come(new Browser(hub.address()), "boss@example.org", _ -> {});
    Browser browser = new Browser(hub.address());
    Page back =
        come(browser, "boss.renamed@example.org", it -> it.put("sub", "sub-of-boss@example.org"));
    assertThat(back.status()).isEqualTo(302);
    assertThat(browser.get("/auth/me").text("/email")).isEqualTo("boss@example.org");
  }

  @Test
  void an_answer_counts_once() {
    Browser browser = new Browser(hub.address());
    URI start = browser.get("/auth/google/start").location();
    String answer = forger.agree(start, "anna@example.org");
    assertThat(browser.get("/auth/google/callback" + answer).status()).isEqualTo(302);
    Page again = browser.get("/auth/google/callback" + answer);
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.text("/error/code")).isEqualTo("sign_in_refused");
  }

  @Test
  void an_answer_to_another_browser_is_refused() {
    URI start = new Browser(hub.address()).get("/auth/google/start").location();
    String answer = forger.agree(start, "anna@example.org");
    Browser victim = new Browser(hub.address());
    assertThat(victim.get("/auth/google/callback" + answer).status()).isEqualTo(401);
    victim.get("/auth/google/start");
    assertThat(victim.get("/auth/google/callback" + answer).status()).isEqualTo(401);
    assertThat(victim.get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void a_forged_state_is_refused_and_ends_the_journey() {
    Browser browser = new Browser(hub.address());
    URI start = browser.get("/auth/google/start").location();
    String answer = forger.agree(start, "anna@example.org");
    assertThat(browser.get("/auth/google/callback?code=code0&state=forged").status())
        .isEqualTo(401);
    assertThat(browser.get("/auth/google/callback" + answer).status()).isEqualTo(401);
  }

  @Test
  void a_code_that_was_asked_for_with_another_challenge_is_refused() {
    Browser mallory = new Browser(hub.address());
    String stolen = forger.agree(mallory.get("/auth/google/start").location(), "anna@example.org");
    Browser browser = new Browser(hub.address());
    URI start = browser.get("/auth/google/start").location();
    String state = Forger.fields(start.getRawQuery()).get("state");
    String code = Forger.fields(stolen.substring(1)).get("code");
    assertThat(browser.get("/auth/google/callback?code=" + code + "&state=" + state).status())
        .isEqualTo(401);
    assertThat(lastReason()).isEqualTo("invalid_grant");
  }

  @Test
  void a_refusal_of_the_provider_is_said_and_written_down() {
    Browser browser = new Browser(hub.address());
    URI start = browser.get("/auth/google/start").location();
    String state = Forger.fields(start.getRawQuery()).get("state");
    Page back = browser.get("/auth/google/callback?error=access_denied&state=" + state);
    assertThat(back.status()).isEqualTo(401);
    assertThat(lastReason()).isEqualTo("access_denied");
  }

  private static Page come(Browser browser, String email, Consumer<Map<String, Object>> forge) {
    URI start = browser.get("/auth/google/start").location();
    return browser.get("/auth/google/callback" + forger.agree(start, email, forge));
  }

  private static void refused(
      String email, Consumer<Map<String, Object>> forge, int status, String reason) {
    Browser browser = new Browser(hub.address());
    Page back = come(browser, email, forge);
    assertThat(back.status()).as(back.body()).isEqualTo(status);
    assertThat(lastReason()).isEqualTo(reason);
    assertThat(browser.get("/auth/me").status()).isEqualTo(401);
  }

  private static String lastReason() {
    return hub.part(JdbcClient.class)
        .sql(
            """
            select details::json ->> 'reason' from hub.audit_events
            where action = 'session.sign_in' and outcome = 'denied' order by seq desc limit 1
            """)
        .query(String.class)
        .single();
  }
}
