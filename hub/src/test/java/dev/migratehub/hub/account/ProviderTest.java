package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser;
import dev.migratehub.hub.Browser.Page;
import dev.migratehub.hub.OpenIdHub;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole way through a real provider, as a browser goes it.
@Tag("slow")
final class ProviderTest {

  private static OpenIdHub place;
  private static TestHub hub;
  private static final List<Page> WHILE_DOWN = new ArrayList<>();

  @BeforeAll
  static void start() {
    place =
        OpenIdHub.start(it ->
            WHILE_DOWN.add(
                new Browser(it.address()).get("/auth/google/start", "Accept", "text/html")));
    hub = place.hub();
  }

  @AfterAll
  static void stop() {
    place.close();
  }

  @Test
  void the_hub_starts_while_the_provider_is_down_and_says_so() {
    assertThat(WHILE_DOWN.getFirst().status()).isEqualTo(503);
    assertThat(WHILE_DOWN.getFirst().body())
        .contains("The OpenID provider does not answer as it should");
  }

  @Test
  void the_first_admin_comes_in_through_the_provider() {
    Browser browser = place.browser();
    Page back = place.signIn(browser, "/auth/google/start?next=/projects/shop", "anna");
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
    Browser stranger = place.browser();
    Page refused = place.signIn(stranger, "/auth/google/start", "eve");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("You have no account here; ask an administrator for one.");
    User eve = hub.part(Users.class).create(Actor.hub(), "eve@example.org", "Eve", Role.USER);
    Browser known = place.browser();
    assertThat(place.signIn(known, "/auth/google/start", "eve").status()).isEqualTo(302);
    assertThat(known.get("/auth/me").text("/role")).isEqualTo("user");
    hub.part(Users.class).disable(Actor.hub(), eve.id());
    assertThat(known.get("/api/v1/auth/me").status()).isEqualTo(401);
    assertThat(place.signIn(place.browser(), "/auth/google/start", "eve").body())
        .contains("Your account is disabled.");
  }

  @Test
  void the_other_address_of_the_callback_is_not_one_that_the_provider_knows() {
    Page page = place.browser().get("/api/v1/auth/google/start");
    assertThat(page.location().toString()).contains("redirect_uri=").contains(hub.address());
    assertThat(page.header("Location")).doesNotContain("canary-secret");
  }
}
