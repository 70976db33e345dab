package dev.migratehub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Browser.Page;
import dev.migratehub.openid.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A hub whose people sign in through a real OpenID provider; anna is its first admin.
public final class OpenIdHub implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final TestHub hub;
  private final Provider provider;

  private OpenIdHub(TestHub hub, Provider provider) {
    this.hub = hub;
    this.provider = provider;
  }

  /// Starts the hub, and then the provider.
  ///
  /// @param between what is done with the hub while the provider is not there yet
  public static OpenIdHub start(Consumer<TestHub> between) {
    int port = freePort();
    URI issuer = URI.create("http://localhost:" + freePort());
    String redirect = "http://127.0.0.1:" + port + "/auth/google/callback";
    TestHub hub =
        TestHub.start(
            "--migratehub.http.addr=127.0.0.1:" + port,
            "--migratehub.oidc.issuer=" + issuer,
            "--migratehub.oidc.google.client-id=the-hub",
            "--migratehub.oidc.google.client-secret=canary-secret",
            "--migratehub.oidc.google.redirect-url=" + redirect,
            "--migratehub.admin.email=anna@example.org");
    between.accept(hub);
    return new OpenIdHub(hub, Provider.start(issuer, "the-hub", "canary-secret", redirect));
  }

  public TestHub hub() {
    return hub;
  }

  /// A browser that nobody used yet.
  public Browser browser() {
    return new Browser(hub.address()).always("Accept", "text/html, */*;q=0.1");
  }

  /// Goes from the hub to the provider, signs in there, and comes back.
  public Page signIn(Browser browser, String start, String name) {
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

  /// Somebody who signed in.
  public Client signedIn(String name) {
    Browser browser = browser();
    assertThat(signIn(browser, "/auth/google/start", name).status()).isEqualTo(302);
    return new Client(hub.address(), browser);
  }

  @Override
  public void close() {
    provider.close();
    hub.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
