package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and off as REST.
@RestController
@RequestMapping({"/api/v1/auth", "/auth"})
final class AuthApi {

  static final Set<String> LOGIN = Set.of("/api/v1/auth/login", "/auth/login");

  private final PasswordSignIn passwords;
  private final Sessions sessions;
  private final Users users;

  AuthApi(PasswordSignIn passwords, Sessions sessions, Users users) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.users = users;
  }

  record Credentials(@Nullable String email, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials[]";
    }
  }

  record Me(UUID id, String email, String name, String role, List<String> scopes) {

    static Me of(User user, Set<Scope> scopes) {
      return new Me(
          user.id(),
          user.email(),
          user.name(),
          user.role().text(),
          scopes.stream().sorted().map(Scope::text).toList());
    }
  }

  record Csrf(String header, String field, String token) {}

  @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
  Me login(HttpServletRequest request, @RequestBody Credentials credentials) {
    String email = credentials.email() == null ? "" : credentials.email();
    String password = credentials.password() == null ? "" : credentials.password();
    return Me.of(passwords.enter(request, email, password), Scope.all());
  }

  @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> login(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String next) {
    passwords.enter(request, email, password);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(Next.of(next).path()))
        .build();
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logout(Actor actor, HttpServletRequest request) {
    sessions.signOut(actor, request);
  }

  @GetMapping("/me")
  Me me(Actor actor) {
    return Me.of(users.find(actor.user()).orElseThrow(), actor.scopes());
  }

  /// What a browser's next request that changes something must carry, as header or as field.
  @GetMapping("/csrf")
  Csrf csrf(CsrfToken token) {
    return new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken());
  }
}
