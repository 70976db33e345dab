package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.BadSetting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@Tag("slow")
final class SettingsTest {

  private static final Map<String, Object> GOOGLE =
      Map.of(
          "MIGRATEHUB_OIDC_GOOGLE_CLIENT_ID", "the-client",
          "MIGRATEHUB_OIDC_GOOGLE_CLIENT_SECRET", "canary-secret",
          "MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL", "https://hub.example.org/auth/google/callback",
          "MIGRATEHUB_OIDC_ALLOWED_DOMAINS", "Example.org, partner.example,",
          "MIGRATEHUB_OIDC_AUTO_PROVISION", "true");

  @Test
  void the_environment_is_read_by_its_documented_names() {
    OidcSettings settings = bind(GOOGLE, "migratehub.oidc", OidcSettings.class);
    OidcSettings.Google client = settings.client().orElseThrow();
    assertThat(client.clientId()).isEqualTo("the-client");
    assertThat(client.clientSecret().value()).isEqualTo("canary-secret");
    assertThat(client.redirectUrl()).isEqualTo("https://hub.example.org/auth/google/callback");
    assertThat(settings.allowedDomains()).containsExactly("example.org", "partner.example");
    assertThat(settings.autoProvision()).isTrue();
    assertThat(settings.issuer()).isEqualTo("https://accounts.google.com");
    AdminSettings admin =
        bind(
            Map.of(
                "MIGRATEHUB_ADMIN_EMAIL", "Root@Example.org",
                "MIGRATEHUB_ADMIN_PASSWORD", "canary password"),
            "migratehub.admin",
            AdminSettings.class);
    assertThat(admin.address()).contains("root@example.org");
    assertThat(admin.password().value()).isEqualTo("canary password");
    SignInSettings signIn =
        bind(Map.of("MIGRATEHUB_SIGN_IN_IDLE", "30m"), "migratehub.sign-in", SignInSettings.class);
    assertThat(signIn)
        .isEqualTo(new SignInSettings(false, Duration.ofMinutes(30), Duration.ofHours(12)));
  }

  @Test
  void no_setting_prints_a_secret() {
    assertThat(bind(GOOGLE, "migratehub.oidc", OidcSettings.class).toString())
        .contains("the-client")
        .doesNotContain("canary");
    assertThat(new AdminSettings("a@example.org", new Secret("canary password")).toString())
        .doesNotContain("canary");
  }

  @Test
  void nothing_set_is_no_provider_and_nobody_provisioned() {
    OidcSettings settings =
        bind(
            Map.of("MIGRATEHUB_OIDC_ISSUER", "https://id.example"),
            "migratehub.oidc",
            OidcSettings.class);
    assertThat(settings.client()).isEmpty();
    assertThat(settings.autoProvision()).isFalse();
    assertThat(settings.linkByEmail()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "MIGRATEHUB_OIDC_GOOGLE_CLIENT_ID, '', MIGRATEHUB_OIDC_GOOGLE_CLIENT_ID",
    "MIGRATEHUB_OIDC_GOOGLE_CLIENT_SECRET, '', MIGRATEHUB_OIDC_GOOGLE_CLIENT_SECRET",
    "MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL, '', MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL",
    "MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL, http://hub.example.org/auth/google/callback, MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL",
    "MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL, https://hub.example.org/elsewhere, MIGRATEHUB_OIDC_GOOGLE_REDIRECT_URL",
    "MIGRATEHUB_OIDC_ISSUER, http://accounts.google.com, MIGRATEHUB_OIDC_ISSUER",
    "MIGRATEHUB_OIDC_ISSUER, nonsense, MIGRATEHUB_OIDC_ISSUER"
  })
  void half_a_provider_is_a_start_up_error_that_names_the_variable(
      String name, String value, String named) {
    Map<String, Object> environment = new HashMap<>(GOOGLE);
    environment.put(name, value);
    assertThatThrownBy(() -> bind(environment, "migratehub.oidc", OidcSettings.class))
        .rootCause()
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining(named)
        .extracting(it -> ((BadSetting) it).remedy())
        .asString()
        .isNotBlank()
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a long password, MIGRATEHUB_ADMIN_EMAIL",
    "nobody, a long password, MIGRATEHUB_ADMIN_EMAIL",
    "a@example.org, short, MIGRATEHUB_ADMIN_PASSWORD"
  })
  void an_unusable_first_admin_is_a_start_up_error(String email, String password, String named) {
    assertThatThrownBy(() -> new AdminSettings(email, new Secret(password)))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining(named)
        .hasMessageNotContaining(password);
  }

  @Test
  void google_must_vouch_for_the_domain_of_an_address() {
    OidcSettings settings = bind(GOOGLE, "migratehub.oidc", OidcSettings.class);
    assertThat(admission(settings, Optional.empty()))
        .isEqualTo(new Admission.Refused(Admission.Reason.DOMAIN));
    assertThat(admission(settings, Optional.of("other.example")))
        .isEqualTo(new Admission.Refused(Admission.Reason.DOMAIN));
    assertThat(admission(settings, Optional.of("example.org")))
        .isInstanceOf(Admission.Provisioned.class);
  }

  private static Admission admission(OidcSettings settings, Optional<String> hostedDomain) {
    Admission.Claims claims =
        new Admission.Claims(
            settings.issuer(), "1", "anna@example.org", true, "Anna", hostedDomain);
    return Admission.of(claims, Optional.empty(), Optional.empty(), settings, Optional.empty());
  }

  private static <T> T bind(Map<String, Object> environment, String prefix, Class<T> type) {
    StandardEnvironment whole = new StandardEnvironment();
    whole
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
    return Binder.get(whole).bind(prefix, type).get();
  }
}
