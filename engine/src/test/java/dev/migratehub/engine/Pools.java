package dev.migratehub.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// Pools as applications have them, under addresses that begin with `pool:`, so that contracts run
/// on them.
final class Pools implements AutoCloseable {

  private static final Map<String, Pools> OWNERS = new ConcurrentHashMap<>();
  private static final String PREFIX = "pool:";

  private final Map<String, HikariDataSource> mine = new ConcurrentHashMap<>();

  /// A pool of few connections that are not in autocommit mode.
  String open(String jdbcUrl, String user, String password) {
    String address = PREFIX + mine.size() + "@" + System.identityHashCode(this);
    open(address, jdbcUrl, user, password);
    return address;
  }

  private HikariDataSource open(String address, String jdbcUrl, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user.isEmpty() ? null : user);
    config.setPassword(password.isEmpty() ? null : password);
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    config.setAutoCommit(false);
    HikariDataSource pool = new HikariDataSource(config);
    mine.put(address, pool);
    OWNERS.put(address, this);
    return pool;
  }

  /// The pool at an address; one with parameters behind a `?` is made of the one without.
  static DataSource at(String address) {
    String known = address.replaceFirst("\\?.*", "");
    Pools owner = OWNERS.get(known);
    if (owner == null) {
      throw new IllegalStateException("no pool at " + known);
    }
    return owner.own(known, address.substring(known.length()));
  }

  private DataSource own(String address, String parameters) {
    HikariDataSource pool = mine.get(address);
    if (pool == null) {
      throw new IllegalStateException("no pool at " + address);
    }
    String user = pool.getUsername() == null ? "" : pool.getUsername();
    String password = pool.getPassword() == null ? "" : pool.getPassword();
    return parameters.isEmpty()
        ? pool
        : open(address + parameters, pool.getJdbcUrl() + parameters, user, password);
  }

  /// The target at an address of either kind.
  static Target target(String address) {
    return address.startsWith(PREFIX)
        ? Targets.of("default", at(address))
        : Targets.of("default", address);
  }

  @Override
  public void close() {
    mine.keySet().forEach(OWNERS::remove);
    mine.values().forEach(HikariDataSource::close);
  }
}
