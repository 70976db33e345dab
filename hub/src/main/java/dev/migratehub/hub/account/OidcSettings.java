package dev.migratehub.hub.account;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.BadSetting;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Sign-in through an OpenID provider.
///
/// @param issuer the provider, as it names itself
/// @param google how the provider knows the hub; absent where there is no such sign-in
/// @param allowedDomains whose e-mail addresses are let in; none for all
/// @param denied e-mail addresses and domains that are never let in
/// @param autoProvision whether somebody unknown becomes a user at the first sign-in
/// @param linkByEmail whether somebody whom an admin created is recognised by the verified e-mail
///   address at the first sign-in; from then on by issuer and subject only
@ConfigurationProperties("migratehub.oidc")
record OidcSettings(
    @DefaultValue("https://accounts.google.com") String issuer,
    @Nullable Google google,
    @DefaultValue List<String> allowedDomains,
    @DefaultValue List<String> denied,
    @DefaultValue("false") boolean autoProvision,
    @DefaultValue("true") boolean linkByEmail) {

  private static final String PREFIX = "MIGRATEHUB_OIDC_GOOGLE_";

  OidcSettings {
    allowedDomains = lower(allowedDomains);
    denied = lower(denied);
    if (!secure(issuer)) {
      throw new BadSetting(
          "MIGRATEHUB_OIDC_ISSUER",
          "is no https address",
          "Give the provider's issuer, such as https://accounts.google.com.");
    }
  }

  /// How the provider knows the hub.
  record Google(
      @DefaultValue("") String clientId,
      @DefaultValue("") Secret clientSecret,
      @DefaultValue("") String redirectUrl) {

    Google {
      if (!clientId.isEmpty() || !clientSecret.value().isEmpty() || !redirectUrl.isEmpty()) {
        needed("CLIENT_ID", clientId);
        needed("CLIENT_SECRET", clientSecret.value());
        needed("REDIRECT_URL", redirectUrl);
        if (!secure(redirectUrl) || !redirectUrl.endsWith("/auth/google/callback")) {
          throw new BadSetting(
              PREFIX + "REDIRECT_URL",
              "is not the hub's own callback",
              "Give https://, the name under which people reach the hub, and"
                  + " /auth/google/callback; http:// only on this machine.");
        }
      }
    }

    private static void needed(String name, String value) {
      if (value.isEmpty()) {
        throw new BadSetting(
            PREFIX + name,
            "is missing",
            "Sign-in by OpenID needs "
                + PREFIX
                + "CLIENT_ID, _CLIENT_SECRET and _REDIRECT_URL; set all three or none.");
      }
    }
  }

  /// How the provider knows the hub; empty where there is no such sign-in.
  Optional<Google> client() {
    return Optional.ofNullable(google).filter(it -> !it.clientId().isEmpty());
  }

  private static List<String> lower(List<String> words) {
    return words.stream()
        .map(it -> it.strip().toLowerCase(Locale.ROOT))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private static boolean secure(String url) {
    try {
      URI uri = URI.create(url);
      boolean here =
          List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
      return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
