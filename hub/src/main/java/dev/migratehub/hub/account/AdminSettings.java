package dev.migratehub.hub.account;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.BadSetting;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The first admin, without whom nobody could let anybody in.
///
/// @param email whoever signs in with it is admin
/// @param password with which this one person signs in without a provider; may be empty
@ConfigurationProperties("migratehub.admin")
record AdminSettings(@DefaultValue("") String email, @DefaultValue("") Secret password) {

  AdminSettings {
    email = email.strip().toLowerCase(Locale.ROOT);
    if (!email.isEmpty() && !Users.isAddress(email)) {
      throw new BadSetting(
          "MIGRATEHUB_ADMIN_EMAIL",
          "is no e-mail address",
          "Give the address with which the first admin signs in.");
    }
    if (!password.value().isEmpty()) {
      if (email.isEmpty()) {
        throw new BadSetting(
            "MIGRATEHUB_ADMIN_EMAIL",
            "is missing though MIGRATEHUB_ADMIN_PASSWORD is set",
            "Say whose password that is.");
      }
      Passwords.problem(password.value())
          .ifPresent(problem -> {
            throw new BadSetting("MIGRATEHUB_ADMIN_PASSWORD", problem, "Choose another one.");
          });
    }
  }

  /// Whether that is the first admin, who may sign in by password wherever there is one for him.
  boolean hasPasswordFor(String address) {
    return !password.value().isEmpty() && address.equals(email);
  }

  /// Whose address it is.
  Optional<String> address() {
    return Optional.of(email).filter(it -> !it.isEmpty());
  }
}
