package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Tokens as REST.
@RestController
@RequestMapping("/api/v1/tokens")
final class TokenApi {

  private final Tokens tokens;

  TokenApi(Tokens tokens) {
    this.tokens = tokens;
  }

  record View(
      UUID id,
      UUID userId,
      String name,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      Optional<Instant> lastUsedAt,
      Optional<Instant> revokedAt) {

    static View of(Token token) {
      return new View(
          token.id(),
          token.userId(),
          token.name(),
          token.scopes().stream().sorted().map(Scope::text).toList(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          token.revokedAt());
    }
  }

  record NewToken(String name, List<String> scopes, int expiresInDays) {}

  /// A token with its text, which is never shown again.
  record Issued(View token, String text) {
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }

  /// One's own, or as an admin everybody's.
  @GetMapping
  Slice<View> list(
      Actor actor,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Paging paging = Paging.of(limit, cursor);
    return (all ? tokens.all(actor, paging) : tokens.mine(actor, paging)).map(View::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Issued create(Actor actor, @RequestBody NewToken wish) {
    Set<Scope> scopes =
        wish.scopes().stream().map(TokenApi::scope).collect(Collectors.toUnmodifiableSet());
    Token.Issued issued =
        tokens.create(actor, wish.name(), scopes, Duration.ofDays(wish.expiresInDays()));
    return new Issued(View.of(issued.token()), issued.text());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(Actor actor, @PathVariable UUID id) {
    tokens.revoke(actor, id);
  }

  private static Scope scope(String text) {
    try {
      return Scope.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("scopes", "must be of read, change, approve, execute and admin");
    }
  }
}
