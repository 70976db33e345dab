package dev.migratehub.hub.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What can be done with tokens.
@Service
public final class Tokens {

  private static final String PREFIX = "mh_";
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration USE_IS_NOTED = Duration.ofMinutes(1);

  private final TokenStore store;
  private final Deeds deeds;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Tokens(TokenStore store, Deeds deeds, Clock clock) {
    this.store = store;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// A token for oneself.
  ///
  /// @param lifetime at most 366 days
  public Token.Issued create(Actor actor, String name, Set<Scope> scopes, Duration lifetime) {
    return deeds.perform(
        actor,
        Action.TOKEN_CREATE,
        deed -> {
          deed.on("token", "").detail("name", name);
          actor.needs(Scope.ADMIN);
          if (name.isBlank() || name.length() > 100) {
            throw Refusal.invalid("name", "must have 1 to 100 characters");
          }
          if (scopes.isEmpty()) {
            throw Refusal.invalid("scopes", "must name at least one");
          }
          scopes.forEach(actor::needs);
          if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw Refusal.invalid("expiresInDays", "must be from 1 to 366");
          }
          return issue(actor.user(), name.strip(), scopes, lifetime);
        });
  }

  /// One's own tokens, the newest first.
  public Slice<Token> mine(Actor actor, Paging paging) {
    actor.needs(Scope.READ);
    return slice(store.list(Optional.of(actor.user()), paging), paging);
  }

  /// Everybody's tokens, for admins.
  public Slice<Token> all(Actor actor, Paging paging) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    return slice(store.list(Optional.empty(), paging), paging);
  }

  /// Ends a token: one's own, or as an admin anybody's.
  public void revoke(Actor actor, UUID id) {
    deeds.act(
        actor,
        Action.TOKEN_REVOKE,
        deed -> {
          deed.on("token", id);
          actor.needs(Scope.ADMIN);
          Token token = store.find(id).orElseThrow(() -> Refusal.notFound("token"));
          if (!token.userId().equals(actor.user()) && actor.role() != Role.ADMIN) {
            throw Refusal.hidden("token");
          }
          store.revoke(token.id(), clock.instant());
        });
  }

  /// The token with that text, if it still opens anything.
  public Optional<Token> open(String text) {
    Instant now = clock.instant();
    Optional<Token> token = store.findByHash(hash(text)).filter(it -> it.valid(now));
    token
        .filter(it -> it.lastUsedAt().filter(at -> at.plus(USE_IS_NOTED).isAfter(now)).isEmpty())
        .ifPresent(it -> store.used(it.id(), now));
    return token;
  }

  private static Slice<Token> slice(List<Token> found, Paging paging) {
    return Slice.of(found, paging.limit(), it -> new Cursor(it.createdAt(), it.id()));
  }

  private Token.Issued issue(UUID user, String name, Set<Scope> scopes, Duration lifetime) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Token token =
        new Token(
            UUID.randomUUID(),
            user,
            name,
            scopes,
            now,
            now.plus(lifetime),
            Optional.empty(),
            Optional.empty());
    store.insert(token, hash(text));
    return new Token.Issued(token, text);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
