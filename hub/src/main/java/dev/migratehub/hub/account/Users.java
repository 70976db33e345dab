package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What can be done with users.
@Service
public final class Users {

  private final UserStore store;
  private final Deeds deeds;
  private final Clock clock;

  Users(UserStore store, Deeds deeds, Clock clock) {
    this.store = store;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// Somebody new, who may sign in at once.
  public User create(Actor actor, String email, String name, Role role) {
    return deeds.perform(
        actor,
        Action.USER_CREATE,
        deed -> {
          deed.on("user", "").detail("email", email).detail("role", role.text());
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          User user = user(email, name, role);
          deed.on("user", user.id());
          if (!store.insert(user)) {
            throw new Refusal(Fault.CONFLICT, "email_taken", "There is a user with this address.");
          }
          return user;
        });
  }

  /// Everybody, the newest first.
  public Slice<User> list(Actor actor, Paging paging) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    return Slice.of(
        store.list(paging), paging.limit(), user -> new Cursor(user.createdAt(), user.id()));
  }

  /// Somebody, for features that only name people.
  public Optional<User> find(UUID id) {
    return store.find(id);
  }

  private User user(String email, String name, Role role) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+|[^@\\s]+@localhost")) {
      throw Refusal.invalid("email", "is no e-mail address");
    }
    return new User(
        UUID.randomUUID(),
        address,
        name.strip().isEmpty() ? address : name.strip(),
        role,
        Optional.empty(),
        Optional.empty(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        Optional.empty(),
        1);
  }
}
