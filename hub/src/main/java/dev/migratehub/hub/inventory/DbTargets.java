package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.secret.Sealed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// What can be done with targets. Who may create and edit them is the environment's policy; only an
/// admin disables them.
@Service
public final class DbTargets {

  private static final int LAST_POSITION = 100_000;

  private final DbTargetStore store;
  private final DbSets sets;
  private final Passwords passwords;
  private final Deeds deeds;
  private final Clock clock;

  DbTargets(DbTargetStore store, DbSets sets, Passwords passwords, Deeds deeds, Clock clock) {
    this.store = store;
    this.sets = sets;
    this.passwords = passwords;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// What a target is to be; in an edit, what is empty stays as it is.
  ///
  /// @param ca an empty text takes away what there is
  /// @param password an empty text is an empty password
  public record Wish(
      Optional<String> name,
      Optional<Integer> position,
      Optional<Engine> engine,
      Optional<String> host,
      Optional<Integer> port,
      Optional<String> database,
      Optional<String> user,
      Optional<TlsMode> tls,
      Optional<String> ca,
      Optional<Secret> password) {

    private DbTarget.Address address() {
      Engine kind = engine.orElseThrow(() -> missing("engine"));
      return AddressRules.checked(
          new DbTarget.Address(
              kind,
              host.orElseThrow(() -> missing("host")),
              port.orElse(kind.port()),
              database.orElseThrow(() -> missing("database")),
              user.orElseThrow(() -> missing("user")),
              tls.orElse(TlsMode.VERIFY_FULL),
              ca));
    }

    private DbTarget.Address address(DbTarget.Address old) {
      return AddressRules.checked(
          new DbTarget.Address(
              engine.orElse(old.engine()),
              host.orElse(old.host()),
              port.orElse(old.port()),
              database.orElse(old.database()),
              user.orElse(old.user()),
              tls.orElse(old.tls()),
              ca.or(old::ca)));
    }

    private static Refusal missing(String field) {
      return Refusal.invalid(field, "is missing");
    }
  }

  /// A new target, behind those the set has unless a position is wished.
  public DbTarget create(Actor actor, UUID set, Wish wish) {
    return deeds.perform(
        actor,
        Action.TARGET_CREATE,
        deed -> {
          sets.editable(deed, set);
          UUID id = UUID.randomUUID();
          deed.on("target", id);
          String name = DbSets.name(wish.name().orElse(""));
          DbTarget.Address address = wish.address();
          note(deed, name, address);
          int next = store.nextPosition(set);
          DbTarget target =
              new DbTarget(
                  id,
                  set,
                  name,
                  wish.position().map(DbTargets::position).orElse(next),
                  address,
                  wish.password().isPresent(),
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  Optional.empty(),
                  1);
          if (!store.insert(target, wish.password().map(it -> sealed(it, id, address)))) {
            throw taken();
          }
          return target;
        });
  }

  /// An edit. Where the password may not go to the new address, it is cleared unless a new one
  /// comes with it.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  public DbTarget change(Actor actor, UUID id, Wish wish, Optional<Long> seen) {
    return deeds.perform(
        actor,
        Action.TARGET_CHANGE,
        deed -> {
          DbTargetStore.WithPassword old = editable(deed, id);
          DbTarget target = old.target();
          if (seen.isPresent() && seen.get() != target.version()) {
            throw Refusal.stale("target", target.version());
          }
          DbTarget.Address address = wish.address(target.address());
          String name = wish.name().map(DbSets::name).orElse(target.name());
          note(deed, name, address);
          Optional<Sealed> password = password(deed, old, wish, address);
          DbTarget changed =
              new DbTarget(
                  id,
                  target.dbSetId(),
                  name,
                  wish.position().map(DbTargets::position).orElse(target.position()),
                  address,
                  password.isPresent(),
                  target.createdAt(),
                  target.disabledAt(),
                  target.version());
          return update(changed, password);
        });
  }

  /// Lets nothing run on it any more.
  public DbTarget disable(Actor actor, UUID id) {
    return switched(actor, Action.TARGET_DISABLE, id, true);
  }

  /// Lets things run on it again.
  public DbTarget enable(Actor actor, UUID id) {
    return switched(actor, Action.TARGET_ENABLE, id, false);
  }

  /// The targets of a set that somebody may see, in the order in which a run goes through them.
  public List<DbTarget> list(Actor actor, UUID set) {
    return store.ofSet(sets.one(actor, set).id());
  }

  /// One that somebody may see.
  ///
  /// @throws Refusal as if there were none, for who is no member of its project
  public DbTarget one(Actor actor, UUID id) {
    actor.needs(Scope.READ);
    DbTarget target = find(id).orElseThrow(() -> Refusal.notFound("target"));
    visible(actor, target);
    return target;
  }

  /// One, whoever asks; for features that check rights themselves.
  public Optional<DbTarget> find(UUID id) {
    return store.find(id);
  }

  /// The targets of a set on which things run, in their order, whoever asks; for features that
  /// check rights themselves.
  public List<DbTarget> enabled(UUID set) {
    return store.ofSet(set).stream().filter(target -> !target.disabled()).toList();
  }

  /// A target that the deed's actor may edit; noted in the deed.
  DbTargetStore.WithPassword editable(Deed deed, UUID id) {
    describe(deed, id);
    return editable(deed.actor(), id);
  }

  /// The same without a deed, for what is tried before one begins.
  ///
  /// @throws Refusal when the actor may not edit it
  DbTargetStore.WithPassword editable(Actor actor, UUID id) {
    actor.needs(Scope.ADMIN);
    DbTargetStore.WithPassword found = store.lock(id).orElseThrow(() -> Refusal.notFound("target"));
    visible(actor, found.target());
    sets.needsEditor(actor, sets.find(found.target().dbSetId()).orElseThrow());
    return found;
  }

  /// Notes in a deed what is known of a target, whoever asks.
  void describe(Deed deed, UUID id) {
    deed.on("target", id);
    find(id)
        .flatMap(target -> sets.find(target.dbSetId()))
        .ifPresent(set -> deed.in(set.projectId()).environment(set.environment()));
  }

  private void visible(Actor actor, DbTarget target) {
    try {
      sets.one(actor, target.dbSetId());
    } catch (Refusal e) {
      throw e.called("target");
    }
  }

  private Optional<Sealed> password(
      Deed deed, DbTargetStore.WithPassword old, Wish wish, DbTarget.Address address) {
    UUID id = old.target().id();
    DbTarget.Address before = old.target().address();
    if (wish.password().isPresent()) {
      deed.detail("password", "set");
      return wish.password().map(it -> sealed(it, id, address));
    }
    if (old.password().isEmpty() || before.equals(address)) {
      return old.password();
    }
    deed.detail("password", before.sharesPassword(address) ? "kept" : "cleared");
    return old.password()
        .filter(_ -> before.sharesPassword(address))
        .map(it -> passwords.seal(passwords.open(it, id, before), id, address));
  }

  private Sealed sealed(Secret password, UUID id, DbTarget.Address address) {
    return passwords.seal(new Secret(AddressRules.password(password.value())), id, address);
  }

  private DbTarget switched(Actor actor, Action action, UUID id, boolean off) {
    return deeds.perform(
        actor,
        action,
        deed -> {
          deed.on("target", id);
          actor.needs(Scope.ADMIN);
          DbTarget shown = one(actor, id);
          DbSet set = sets.one(actor, shown.dbSetId());
          deed.in(set.projectId()).environment(set.environment()).detail("name", shown.name());
          actor.needs(Role.ADMIN);
          DbTargetStore.WithPassword old = store.lock(id).orElseThrow();
          DbTarget target = old.target();
          if (target.disabled() == off) {
            return target;
          }
          return update(
              new DbTarget(
                  id,
                  target.dbSetId(),
                  target.name(),
                  target.position(),
                  target.address(),
                  target.passwordSet(),
                  target.createdAt(),
                  off ? Optional.of(clock.instant()) : Optional.empty(),
                  target.version()),
              old.password());
        });
  }

  private DbTarget update(DbTarget target, Optional<Sealed> password) {
    try {
      if (!store.update(target, password)) {
        throw Refusal.stale("target", target.version() + 1);
      }
    } catch (DuplicateKeyException e) {
      throw taken();
    }
    return find(target.id()).orElseThrow();
  }

  private static void note(Deed deed, String name, DbTarget.Address address) {
    deed.detail("name", name)
        .detail("engine", address.engine().text())
        .detail("host", address.host())
        .detail("port", address.port())
        .detail("database", address.database())
        .detail("user", address.user())
        .detail("tls_mode", address.tls().text());
  }

  private static Refusal taken() {
    return new Refusal(
        Fault.CONFLICT,
        "target_taken",
        "The set has a target with this name, or one on this host, port and database.");
  }

  private static int position(int position) {
    if (position < 1 || position > LAST_POSITION) {
      throw Refusal.invalid("position", "must be from 1 to " + LAST_POSITION);
    }
    return position;
  }
}
