package dev.migratehub.hub.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the hub keeps what it knows.
///
/// @param dsn a PostgreSQL, 14 or newer: `postgres://user:password@host/name`; without one an
///   embedded server is started, which is for trying out
/// @param data the folder of the embedded server
/// @param pool how many connections at most
/// @param patience how long a request waits for a connection
@ConfigurationProperties("migratehub.db")
public record DbSettings(
    @Nullable String dsn,
    @DefaultValue("migrate-hub-data") Path data,
    @DefaultValue("20") int pool,
    @DefaultValue("5s") Duration patience) {

  /// Whether the hub brings its own server.
  public boolean embedded() {
    return dsn == null || dsn.isBlank();
  }

  @Override
  public String toString() {
    return "DbSettings[embedded=" + embedded() + "]";
  }
}
