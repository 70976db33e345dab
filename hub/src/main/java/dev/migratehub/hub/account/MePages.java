package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One's own sessions, tokens and password.
@PageController
@RequestMapping("/me")
final class MePages {

  private static final int MOST = 200;

  private final Users users;
  private final Sessions sessions;
  private final Tokens tokens;
  private final PasswordSignIn passwords;
  private final Pages pages;

  MePages(Users users, Sessions sessions, Tokens tokens, PasswordSignIn passwords, Pages pages) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.passwords = passwords;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param issued the text of a token that was just made, which is shown this once
  /// @param sent a form that was refused
  record Me(
      User user,
      String session,
      List<Session> sessions,
      List<Token> tokens,
      Optional<String> issued,
      boolean byPassword,
      Map<String, String> sent) {}

  @GetMapping
  ResponseEntity<byte[]> me(Actor actor, HttpServletRequest request) {
    return show(actor, request, Optional.empty(), Map.of(), Optional.empty());
  }

  @PostMapping("/{deed}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String deed,
      @RequestParam Map<String, String> sent) {
    try {
      return switch (deed) {
        case "tokens" -> {
          Token.Issued issued =
              tokens.create(actor, sent.getOrDefault("name", ""), scopes(sent), lifetime(sent));
          yield show(actor, request, Optional.of(issued.text()), Map.of(), Optional.empty());
        }
        case "revoke" -> {
          tokens.revoke(actor, id(sent));
          yield Pages.go("/me", "revoked");
        }
        case "end" -> {
          sessions.end(actor, id(sent));
          yield Pages.go("/me", "ended");
        }
        case "password" -> {
          users.password(
              actor,
              actor.user(),
              sent.getOrDefault("present", ""),
              sent.getOrDefault("password", ""));
          yield Pages.go("/me", "password");
        }
        default -> throw Refusal.notFound("page");
      };
    } catch (Refusal e) {
      if (e.fault() == Fault.UNAUTHENTICATED || e.fault() == Fault.NOT_FOUND) {
        throw e;
      }
      return show(actor, request, Optional.empty(), sent, Optional.of(e));
    }
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      HttpServletRequest request,
      Optional<String> issued,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Me me =
        new Me(
            users.one(actor, actor.user()),
            actor.origin().session(),
            sessions.mine(actor),
            tokens.mine(actor, new Paging(MOST, Cursor.START)).items(),
            issued,
            passwords.possible(),
            sent);
    Frame frame = Frame.of(actor, request, "me", "My sessions and tokens");
    return pages.show("account/me", problem.map(frame::with).orElse(frame), me);
  }

  private static Set<Scope> scopes(Map<String, String> sent) {
    return Scope.all().stream()
        .filter(it -> sent.containsKey("scope-" + it.text()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Duration lifetime(Map<String, String> sent) {
    try {
      return Duration.ofDays(Long.parseLong(sent.getOrDefault("expiresInDays", "30")));
    } catch (NumberFormatException | ArithmeticException e) {
      throw Refusal.invalid("expiresInDays", "must be a number");
    }
  }

  static UUID id(Map<String, String> sent) {
    try {
      return UUID.fromString(sent.getOrDefault("id", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("page");
    }
  }
}
