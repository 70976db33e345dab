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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What can be done with users.
@Service
public final class Users {

  static final int LONGEST_NAME = 120;

  private final UserStore store;
  private final TokenStore tokens;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final Deeds deeds;
  private final Clock clock;

  Users(
      UserStore store,
      TokenStore tokens,
      SessionStore sessions,
      Passwords passwords,
      Deeds deeds,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.sessions = sessions;
    this.passwords = passwords;
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

  /// Oneself, or for admins anybody.
  public User one(Actor actor, UUID id) {
    actor.needs(Scope.READ);
    if (!actor.user().equals(id) && actor.role() != Role.ADMIN) {
      throw Refusal.hidden("user");
    }
    return known(id);
  }

  /// Another name or role, which counts from the next request on; empty leaves what there is.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  public User change(
      Actor actor, UUID id, Optional<String> name, Optional<Role> role, Optional<Long> seen) {
    return deeds.perform(
        actor,
        Action.USER_CHANGE,
        deed -> {
          deed.on("user", id);
          role.ifPresent(it -> deed.detail("role", it.text()));
          User old = forAdmins(actor, id);
          if (seen.isPresent() && seen.get() != old.version()) {
            throw Refusal.stale("user", old.version());
          }
          User changed =
              old.with(name.map(Users::name).orElse(old.name()), role.orElse(old.role()));
          return write(old, changed);
        });
  }

  /// Lets somebody in no longer: sessions and tokens end with it.
  public User disable(Actor actor, UUID id) {
    return deeds.perform(
        actor,
        Action.USER_DISABLE,
        deed -> {
          deed.on("user", id);
          User old = forAdmins(actor, id);
          User changed =
              old.disabled() ? old : write(old, old.disabled(Optional.of(clock.instant())));
          deed.detail("sessions", sessions.endAll(id));
          deed.detail("tokens", tokens.revokeAll(id, clock.instant()));
          return changed;
        });
  }

  /// Lets somebody in again, who has to sign in and make tokens anew.
  public User enable(Actor actor, UUID id) {
    return deeds.perform(
        actor,
        Action.USER_ENABLE,
        deed -> {
          deed.on("user", id);
          User old = forAdmins(actor, id);
          return old.disabled() ? write(old, old.disabled(Optional.empty())) : old;
        });
  }

  /// Sets the password of oneself, who must know the present one if there is any, or as an admin of
  /// anybody. All other sessions of that user end.
  public void password(Actor actor, UUID id, String present, String wanted) {
    deeds.act(
        actor,
        Action.PASSWORD_SET,
        deed -> {
          deed.on("user", id);
          actor.needs(Scope.ADMIN);
          boolean own = actor.id().equals(Optional.of(id));
          if (!own) {
            actor.needs(Role.ADMIN);
          }
          User user = known(id);
          Passwords.problem(wanted)
              .ifPresent(it -> {
                throw Refusal.invalid("password", it);
              });
          Optional<String> old = store.passwordHash(id);
          if (own && old.isPresent() && !passwords.matches(present, old)) {
            throw Refusal.invalid("present", "is not your password");
          }
          store.password(user.id(), passwords.hash(wanted));
          deed.detail("sessions", endSessions(actor, id));
        });
  }

  private int endSessions(Actor actor, UUID id) {
    String stays = actor.origin().session();
    return actor.id().equals(Optional.of(id)) && stays.startsWith(Session.LABEL)
        ? sessions.endOthers(id, UUID.fromString(stays.substring(Session.LABEL.length())))
        : sessions.endAll(id);
  }

  private User forAdmins(Actor actor, UUID id) {
    actor.needs(Scope.ADMIN);
    actor.needs(Role.ADMIN);
    return known(id);
  }

  private User known(UUID id) {
    return store.find(id).orElseThrow(() -> Refusal.notFound("user"));
  }

  /// Writes a change, unless nobody were left then who can let anybody in.
  private User write(User old, User changed) {
    boolean stepsDown = changed.role() != Role.ADMIN || changed.disabled();
    if (stepsDown && store.heldAdmins().equals(List.of(old.id()))) {
      throw new Refusal(
          Fault.CONFLICT, "last_admin", "This is the last admin; make somebody else admin first.");
    }
    if (!store.update(changed)) {
      throw Refusal.stale("user", old.version() + 1);
    }
    return known(old.id());
  }

  private static String name(String name) {
    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
      throw Refusal.invalid("name", "must have 1 to " + LONGEST_NAME + " characters");
    }
    return name.strip();
  }

  /// Somebody, for features that only name people.
  public Optional<User> find(UUID id) {
    return store.find(id);
  }

  /// Somebody by the address, for features that only name people.
  public Optional<User> named(String email) {
    return store.findByEmail(email.strip().toLowerCase(Locale.ROOT));
  }

  static boolean isAddress(String text) {
    return text.length() <= 254 && text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+|[^@\\s]+@localhost");
  }

  private User user(String email, String name, Role role) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (!isAddress(address)) {
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
