package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.store.ToolDatabase;
import dev.migratehub.hub.web.LimitSettings;
import dev.migratehub.hub.web.Throttle;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Lets people in: by password, or because a provider vouches for them. Either way the audit has
/// it, and who is not let in learns by password nothing about who has an account.
@Service
final class SignIns {

  private final UserStore users;
  private final Passwords passwords;
  private final Deeds deeds;
  private final Clock clock;
  private final OidcSettings provider;
  private final AdminSettings admin;
  private final boolean everybodysPasswords;
  private final Throttle attempts;
  private final Throttle strangers;
  private final MeterRegistry meters;

  SignIns(
      UserStore users,
      Passwords passwords,
      Deeds deeds,
      Clock clock,
      OidcSettings provider,
      AdminSettings admin,
      SignInSettings settings,
      ToolDatabase database,
      LimitSettings limits,
      MeterRegistry meters) {
    this.users = users;
    this.passwords = passwords;
    this.deeds = deeds;
    this.clock = clock;
    this.provider = provider;
    this.admin = admin;
    this.everybodysPasswords = settings.passwords() || database.embedded();
    this.attempts = new Throttle(limits.signIns());
    this.strangers = new Throttle(limits.refusals());
    this.meters = meters;
  }

  /// Somebody who was let in, and the name of the session that may begin.
  record Entry(User user, UUID session) {}

  /// Whether anybody at all signs in by password.
  boolean byPassword() {
    return everybodysPasswords || !admin.password().value().isEmpty();
  }

  /// Goes on only where somebody has not tried too often.
  ///
  /// @param countedAs whom it counts for
  void stranger(String countedAs) {
    strangers.pass(countedAs);
  }

  /// Lets in who knows the password.
  ///
  /// @param countedAs whom the attempt counts for, besides the account
  Entry withPassword(Actor.Origin origin, String countedAs, String email, String password) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    attempts.pass("address " + countedAs);
    attempts.pass("account " + address);
    Optional<User> user = users.findByEmail(address);
    boolean right = passwords.matches(password, user.flatMap(it -> users.passwordHash(it.id())));
    Optional<String> refused = reason(user, right);
    if (refused.isPresent()) {
      throw refuse(origin, "password", address, refused.get(), wrong());
    }
    attempts.forgive("account " + address);
    attempts.forgive("address " + countedAs);
    return enter(origin, "password", new Admission.Known(user.orElseThrow()));
  }

  /// Lets in whom the provider vouches for, if the hub's own rules have nothing against it.
  Entry withProvider(Actor.Origin origin, Admission.Claims claims) {
    Admission admission =
        Admission.of(
            claims,
            users.findByIdentity(claims.identity()),
            users.findByEmail(claims.email()),
            provider,
            admin.address());
    if (admission instanceof Admission.Refused(Admission.Reason reason)) {
      Refusal refusal = new Refusal(Fault.FORBIDDEN, "sign_in_" + reason.code(), reason.sentence());
      throw refuse(origin, "provider", claims.email(), reason.code(), refusal);
    }
    return enter(origin, "provider", admission);
  }

  /// Writes down that somebody came back from the provider with nothing that counts.
  ///
  /// @param reason for the audit
  Refusal refuse(Actor.Origin origin, String way, String address, String reason, Refusal refusal) {
    meters.counter("migratehub.sign.ins", "way", way, "outcome", "denied").increment();
    deeds.refused(
        Actor.nobody(origin),
        Action.SIGN_IN,
        refusal,
        deed -> {
          users.findByEmail(address).ifPresent(it -> deed.on("user", it.id()));
          deed.detail("way", way).detail("reason", reason).detail("email", shortened(address));
        });
    return refusal;
  }

  private Optional<String> reason(Optional<User> user, boolean right) {
    if (user.isEmpty()) {
      return Optional.of("unknown");
    }
    if (!right) {
      return Optional.of("password");
    }
    if (user.get().disabled()) {
      return Optional.of("disabled");
    }
    boolean may = everybodysPasswords || admin.hasPasswordFor(user.get().email());
    return may ? Optional.empty() : Optional.of("no_passwords_here");
  }

  private Entry enter(Actor.Origin origin, String way, Admission admission) {
    UUID session = UUID.randomUUID();
    User user =
        switch (admission) {
          case Admission.Known it -> it.user();
          case Admission.Linked it -> it.user();
          case Admission.Provisioned it -> newUser(it);
          case Admission.Refused it -> throw new IllegalStateException(it.reason().code());
        };
    deeds.act(
        actor(user, origin, session),
        Action.SIGN_IN,
        deed -> {
          deed.on("user", user.id()).detail("way", way);
          deed.detail("admission", admission.getClass().getSimpleName().toLowerCase(Locale.ROOT));
          switch (admission) {
            case Admission.Linked it -> must(users.link(user.id(), it.identity()));
            case Admission.Provisioned it ->
                must(users.insert(user) && users.link(user.id(), it.identity()));
            case Admission.Known _, Admission.Refused _ -> {}
          }
          must(users.signedIn(user.id(), clock.instant()));
        });
    meters.counter("migratehub.sign.ins", "way", way, "outcome", "allowed").increment();
    return new Entry(user, session);
  }

  private User newUser(Admission.Provisioned from) {
    return new User(
        UUID.randomUUID(),
        from.email(),
        from.name(),
        from.role(),
        Optional.empty(),
        Optional.empty(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        Optional.empty(),
        1);
  }

  private static Actor actor(User user, Actor.Origin origin, UUID session) {
    return new Actor(
        Optional.of(user.id()),
        user.email(),
        user.role(),
        Scope.all(),
        new Actor.Origin(Session.label(session), origin.ip(), origin.requestId()));
  }

  private static Refusal wrong() {
    return new Refusal(
        Fault.UNAUTHENTICATED, "sign_in_refused", "E-mail address or password is wrong.");
  }

  /// Somebody else was faster, with this account or against it.
  private static void must(boolean done) {
    if (!done) {
      throw new Refusal(
          Fault.CONFLICT, "sign_in_again", "Your account was changed meanwhile; sign in again.");
    }
  }

  private static String shortened(String address) {
    return address.substring(0, Math.min(address.length(), 254));
  }
}
