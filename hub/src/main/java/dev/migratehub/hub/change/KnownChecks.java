package dev.migratehub.hub.change;

import dev.migratehub.hub.inventory.Engine;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/// What there is to know of the scripts of versions. A version never changes, so that a long script
/// is read once and not for everybody who opens a page. When it holds too much, it begins anew.
@Service
public final class KnownChecks {

  static final int MOST = 500;

  private final Map<Key, Checks> known = new ConcurrentHashMap<>();

  KnownChecks() {}

  private record Key(UUID migration, int number, boolean up, Set<Engine> engines) {}

  /// Of the way forward.
  public Checks up(Migration.Version version, Set<Engine> engines) {
    return of(version, true, version.sqlUp(), engines);
  }

  /// Of the way back, where there is one.
  public Optional<Checks> down(Migration.Version version, Set<Engine> engines) {
    return version.sqlDown().map(sql -> of(version, false, sql, engines));
  }

  int size() {
    return known.size();
  }

  private Checks of(Migration.Version version, boolean up, String sql, Set<Engine> engines) {
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(
        new Key(version.migrationId(), version.number(), up, Set.copyOf(engines)),
        key -> Checks.of(up ? "sqlUp" : "sqlDown", sql, version.transactionMode(), key.engines()));
  }
}
