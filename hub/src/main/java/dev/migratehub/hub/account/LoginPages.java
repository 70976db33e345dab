package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in and out in a browser.
@PageController
final class LoginPages {

  private final PasswordSignIn passwords;
  private final Sessions sessions;
  private final OidcSettings provider;
  private final Pages pages;

  LoginPages(PasswordSignIn passwords, Sessions sessions, OidcSettings provider, Pages pages) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.provider = provider;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param next where the browser goes then
  record Login(
      String next, String email, boolean byProvider, String providerName, boolean byPassword) {}

  @GetMapping("/login")
  ResponseEntity<byte[]> login(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String next) {
    if (actor.id().isPresent()) {
      return Pages.go(Next.of(next).path());
    }
    return pages.show("account/login", frame(actor, request), content(next, ""));
  }

  @PostMapping("/login")
  ResponseEntity<byte[]> login(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String next) {
    try {
      passwords.enter(request, email, password);
      return Pages.go(Next.of(next).path());
    } catch (Refusal e) {
      return pages.show("account/login", frame(actor, request).with(e), content(next, email));
    }
  }

  @PostMapping("/logout")
  ResponseEntity<byte[]> logout(Actor actor, HttpServletRequest request) {
    sessions.signOut(actor, request);
    return Pages.go("/login", "out");
  }

  private Login content(@Nullable String next, String email) {
    return new Login(
        Next.of(next).path(),
        email,
        provider.client().isPresent(),
        provider.issuer().equals("https://accounts.google.com") ? "Google" : "your organisation",
        passwords.possible());
  }

  private static Frame frame(Actor actor, HttpServletRequest request) {
    return Frame.of(actor, request, "", "Sign in");
  }
}
