package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Role;
import java.util.Locale;
import java.util.Optional;

/// Whether somebody whom a provider vouches for is let in, decided from values alone.
sealed interface Admission {

  /// Somebody who has been here before.
  record Known(User user) implements Admission {}

  /// Somebody whom an admin created and who comes for the first time; from now on the identity
  /// counts, not the address.
  record Linked(User user, User.Identity identity) implements Admission {}

  /// Somebody new.
  record Provisioned(User.Identity identity, String email, String name, Role role)
      implements Admission {}

  /// Nobody to be let in.
  record Refused(Reason reason) implements Admission {}

  /// Why somebody is not let in.
  enum Reason {
    NO_SUBJECT("The provider does not say who you are."),
    EMAIL_UNVERIFIED("The provider has not verified your e-mail address."),
    DENIED("Your e-mail address is not let in here."),
    DOMAIN("Your e-mail address is of no domain that is let in here."),
    DISABLED("Your account is disabled."),
    OTHER_IDENTITY("Your e-mail address belongs to somebody else here."),
    UNKNOWN("You have no account here; ask an administrator for one.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a provider says of somebody.
  ///
  /// @param hostedDomain the organisation that Google says an account belongs to
  record Claims(
      String issuer,
      String subject,
      String email,
      boolean emailVerified,
      String name,
      Optional<String> hostedDomain) {

    public Claims {
      email = email.strip().toLowerCase(Locale.ROOT);
    }

    User.Identity identity() {
      return new User.Identity(issuer, subject);
    }

    String domain() {
      return email.substring(email.lastIndexOf('@') + 1);
    }

    String nameOrEmail() {
      String line = name.replaceAll("\\p{Cntrl}", " ").strip();
      return line.isEmpty()
          ? email
          : line.substring(0, Math.min(line.length(), Users.LONGEST_NAME));
    }
  }

  /// Decides.
  ///
  /// @param byIdentity who has this identity
  /// @param byEmail who has this e-mail address
  static Admission of(
      Claims claims,
      Optional<User> byIdentity,
      Optional<User> byEmail,
      OidcSettings settings,
      Optional<String> admin) {
    Optional<Reason> shut = shut(claims, settings);
    if (shut.isPresent()) {
      return new Refused(shut.get());
    }
    if (byIdentity.isPresent()) {
      return enabled(byIdentity.get(), new Known(byIdentity.get()));
    }
    if (byEmail.isPresent()) {
      User user = byEmail.get();
      boolean free = user.identity().isEmpty() && settings.linkByEmail();
      return enabled(
          user, free ? new Linked(user, claims.identity()) : new Refused(Reason.OTHER_IDENTITY));
    }
    boolean first = admin.filter(claims.email()::equals).isPresent();
    return first || settings.autoProvision()
        ? new Provisioned(
            claims.identity(), claims.email(), claims.nameOrEmail(), first ? Role.ADMIN : Role.USER)
        : new Refused(Reason.UNKNOWN);
  }

  private static Admission enabled(User user, Admission then) {
    return user.disabled() ? new Refused(Reason.DISABLED) : then;
  }

  /// Why nobody with these claims is let in, whoever it is.
  private static Optional<Reason> shut(Claims claims, OidcSettings settings) {
    if (claims.subject().isBlank()) {
      return Optional.of(Reason.NO_SUBJECT);
    }
    if (!Users.isAddress(claims.email()) || !claims.emailVerified()) {
      return Optional.of(Reason.EMAIL_UNVERIFIED);
    }
    if (settings.denied().contains(claims.email()) || settings.denied().contains(claims.domain())) {
      return Optional.of(Reason.DENIED);
    }
    boolean ours =
        settings.allowedDomains().isEmpty()
            || (settings.allowedDomains().contains(claims.domain()) && vouched(claims));
    return ours ? Optional.empty() : Optional.of(Reason.DOMAIN);
  }

  /// Google gives accounts for addresses of any domain to whoever once read one mail there; that
  /// the organisation owns the account it says in another claim.
  private static boolean vouched(Claims claims) {
    boolean google = claims.issuer().equals("https://accounts.google.com");
    return !google
        || claims.domain().equals("gmail.com")
        || claims.hostedDomain().filter(claims.domain()::equalsIgnoreCase).isPresent();
  }
}
