package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.Links;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Users, tokens and sessions of everybody, for admins.
@PageController
@RequestMapping("/admin")
final class AdminPages {

  private final Users users;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Pages pages;

  AdminPages(Users users, Sessions sessions, Tokens tokens, Pages pages) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.pages = pages;
  }

  /// What the page of users shows.
  record People(Slice<User> users, Map<String, String> sent, Optional<String> next) {

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }
  }

  /// What the page of tokens shows.
  record AllTokens(Slice<Token> tokens, Map<UUID, String> owners, Optional<String> next) {}

  /// What the page of sessions shows.
  record AllSessions(List<Session> sessions, Map<UUID, String> owners) {}

  @GetMapping("/users")
  ResponseEntity<byte[]> users(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String cursor) {
    return users(actor, request, cursor, Map.of(), Optional.empty());
  }

  @PostMapping("/users/{deed}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String deed,
      @RequestParam Map<String, String> sent) {
    try {
      return Pages.go("/admin/users", perform(actor, deed, sent));
    } catch (Refusal e) {
      if (e.fault() == Fault.UNAUTHENTICATED || e.fault() == Fault.NOT_FOUND) {
        throw e;
      }
      return users(actor, request, null, sent, Optional.of(e));
    }
  }

  private String perform(Actor actor, String deed, Map<String, String> sent) {
    switch (deed) {
      case "create" ->
          users.create(
              actor, sent.getOrDefault("email", ""), sent.getOrDefault("name", ""), role(sent));
      case "role" ->
          users.change(
              actor, MePages.id(sent), Optional.empty(), Optional.of(role(sent)), Optional.empty());
      case "disable" -> users.disable(actor, MePages.id(sent));
      case "enable" -> users.enable(actor, MePages.id(sent));
      case "password" ->
          users.password(actor, MePages.id(sent), "", sent.getOrDefault("password", ""));
      default -> throw Refusal.notFound("page");
    }
    return switch (deed) {
      case "create" -> "created";
      case "disable" -> "disabled";
      case "enable" -> "enabled";
      case "password" -> "password";
      default -> "saved";
    };
  }

  @GetMapping("/tokens")
  ResponseEntity<byte[]> tokens(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String cursor) {
    Slice<Token> found = tokens.all(actor, Paging.of(null, cursor));
    AllTokens all =
        new AllTokens(
            found,
            owners(found.items().stream().map(Token::userId).toList()),
            Links.next(request, found.next()));
    return pages.show("account/tokens", frame(actor, request, "Tokens"), all);
  }

  @PostMapping("/tokens/revoke")
  ResponseEntity<byte[]> revoke(Actor actor, @RequestParam Map<String, String> sent) {
    tokens.revoke(actor, MePages.id(sent));
    return Pages.go("/admin/tokens", "revoked");
  }

  @GetMapping("/sessions")
  ResponseEntity<byte[]> sessions(Actor actor, HttpServletRequest request) {
    List<Session> found = sessions.all(actor);
    AllSessions all = new AllSessions(found, owners(found.stream().map(Session::userId).toList()));
    return pages.show("account/sessions", frame(actor, request, "Sessions"), all);
  }

  @PostMapping("/sessions/end")
  ResponseEntity<byte[]> end(
      Actor actor, @RequestParam UUID user, @RequestParam Map<String, String> sent) {
    sessions.end(actor, user, MePages.id(sent));
    return Pages.go("/admin/sessions", "ended");
  }

  private ResponseEntity<byte[]> users(
      Actor actor,
      HttpServletRequest request,
      @Nullable String cursor,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Slice<User> found = users.list(actor, Paging.of(null, cursor));
    People people = new People(found, sent, Links.next(request, found.next()));
    Frame frame = frame(actor, request, "Users and roles");
    return pages.show("account/users", problem.map(frame::with).orElse(frame), people);
  }

  private Map<UUID, String> owners(List<UUID> ids) {
    Map<UUID, String> owners = new LinkedHashMap<>();
    for (UUID id : ids) {
      owners.computeIfAbsent(id, it -> users.find(it).map(User::email).orElse("–"));
    }
    return owners;
  }

  private static Role role(Map<String, String> sent) {
    try {
      return Role.of(sent.getOrDefault("role", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("role", "must be user, manager or admin");
    }
  }

  private static Frame frame(Actor actor, HttpServletRequest request, String title) {
    return Frame.of(actor, request, "admin", title);
  }
}
