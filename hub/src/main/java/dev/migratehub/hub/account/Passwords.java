package dev.migratehub.hub.account;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords as Argon2id. Trying one costs the same whether or not there is anybody to have it, and
/// no more than a few are tried at once, because each takes 16 MB.
@Component
final class Passwords {

  static final int SHORTEST = 12;
  static final int LONGEST = 200;
  private static final int AT_ONCE = 4;

  private final Argon2PasswordEncoder argon =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final String nobodys = argon.encode("nobody has this password");

  Passwords() {}

  /// What is wrong with a new password, as the rest of a sentence.
  static Optional<String> problem(String password) {
    int length = password.length();
    return length >= SHORTEST && length <= LONGEST
        ? Optional.empty()
        : Optional.of("must have " + SHORTEST + " to " + LONGEST + " characters");
  }

  /// The form in which a password is kept.
  String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return String.valueOf(argon.encode(password));
    } finally {
      places.release();
    }
  }

  /// Whether it is the password.
  ///
  /// @param hash empty for nobody, whose password nothing is
  boolean matches(String password, Optional<String> hash) {
    places.acquireUninterruptibly();
    try {
      boolean usable = !password.isEmpty() && password.length() <= LONGEST;
      return argon.matches(usable ? password : "-", hash.orElse(nobodys))
          && usable
          && hash.isPresent();
    } finally {
      places.release();
    }
  }
}
