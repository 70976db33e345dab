package dev.migratehub.hub.account;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.store.ToolDatabase;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Sees to it, before the hub listens, that there is somebody who can let others in.
@Component
final class FirstAdmin implements SmartInitializingSingleton {

  private static final String TRYING_OUT = "admin@localhost";

  private final Users users;
  private final UserStore store;
  private final Passwords passwords;
  private final AdminSettings settings;
  private final ToolDatabase database;

  FirstAdmin(
      Users users,
      UserStore store,
      Passwords passwords,
      AdminSettings settings,
      ToolDatabase database) {
    this.users = users;
    this.store = store;
    this.passwords = passwords;
    this.settings = settings;
    this.database = database;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.address().isPresent()) {
      User admin = admin(settings.email());
      String password = settings.password().value();
      if (!password.isEmpty() && !passwords.matches(password, store.passwordHash(admin.id()))) {
        users.password(Actor.hub(), admin.id(), "", password);
      }
    } else if (database.embedded() && store.isEmptyBut(TRYING_OUT)) {
      oneTimePassword(System.out);
    }
  }

  private User admin(String email) {
    Optional<User> known = store.findByEmail(email);
    if (known.isEmpty()) {
      return created(email);
    }
    return known.get().role() == Role.ADMIN
        ? known.get()
        : users.change(
            Actor.hub(),
            known.get().id(),
            Optional.empty(),
            Optional.of(Role.ADMIN),
            Optional.empty());
  }

  private User created(String email) {
    try {
      return users.create(Actor.hub(), email, email, Role.ADMIN);
    } catch (Refusal e) {
      // Another node that starts at the same time was faster.
      return store.findByEmail(email).orElseThrow(() -> e);
    }
  }

  /// Until somebody has signed in with it, each start makes another one; it is kept nowhere.
  private void oneTimePassword(PrintStream out) {
    byte[] random = new byte[15];
    new SecureRandom().nextBytes(random);
    Secret password = new Secret(Base64.getUrlEncoder().encodeToString(random));
    users.password(Actor.hub(), admin(TRYING_OUT).id(), "", password.value());
    out.printf(
        """

        This hub runs on a database of its own, which is for trying out.
        Sign in as  %s
        password    %s
        (shown this once; a real hub has MIGRATEHUB_DB_DSN and MIGRATEHUB_ADMIN_EMAIL)

        """,
        TRYING_OUT, password.value());
    out.flush();
  }
}
