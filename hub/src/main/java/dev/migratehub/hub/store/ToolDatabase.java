package dev.migratehub.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Endpoint;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hub's own database: started when it is embedded, migrated by our own engine under its lock,
/// and then used with no more rights than the hub needs.
public final class ToolDatabase implements AutoCloseable {

  private final @Nullable EmbeddedServer server;
  private final DatabaseUrl url;
  private final HikariDataSource source;

  private ToolDatabase(@Nullable EmbeddedServer server, DatabaseUrl url, HikariDataSource source) {
    this.server = server;
    this.url = url;
    this.source = source;
  }

  /// Opens it and brings it up to date.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot be reached or migrated
  public static ToolDatabase open(DbSettings settings) {
    EmbeddedServer server =
        settings.embedded() ? EmbeddedServer.start(settings.data().toAbsolutePath()) : null;
    try {
      String dsn = server == null ? String.valueOf(settings.dsn()) : server.dsn();
      DatabaseUrl url = postgres(dsn);
      Target target = Targets.of("the hub's database", url);
      MigrateHub.on(target).scripts("classpath:db/migration").up();
      return new ToolDatabase(server, url, pool(url, settings));
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      throw e;
    }
  }

  /// Connections with the hub's own rights.
  public HikariDataSource source() {
    return source;
  }

  /// A few connections with the rights of whoever owns the database, for a part that brings its own
  /// tables.
  public Owner owner(String name) {
    HikariConfig config = config(url);
    config.setMaximumPoolSize(2);
    config.setInitializationFailTimeout(-1);
    config.setPoolName(name);
    return new Owner(url, new HikariDataSource(config));
  }

  /// Connections of the owner, and where they lead to.
  public record Owner(DatabaseUrl url, HikariDataSource source) implements AutoCloseable {
    @Override
    public void close() {
      source.close();
    }
  }

  /// Where it is, so that no target can be the same.
  public DatabaseUrl.Parts place() {
    return url.parts();
  }

  /// Whether the hub brought it itself.
  public boolean embedded() {
    return server != null;
  }

  @Override
  public void close() {
    source.close();
    if (server != null) {
      server.close();
    }
  }

  private static DatabaseUrl postgres(String dsn) {
    DatabaseUrl url = DatabaseUrl.parse(dsn);
    if (!url.scheme().startsWith("postgres")) {
      throw new IllegalArgumentException(
          "MIGRATEHUB_DB_DSN must begin with postgres:// and lead to a PostgreSQL, 14 or newer");
    }
    return url;
  }

  private static HikariDataSource pool(DatabaseUrl url, DbSettings settings) {
    HikariConfig config = config(url);
    config.addDataSourceProperty("prepareThreshold", "5");
    config.setConnectionInitSql("set role migratehub_app");
    config.setMaximumPoolSize(settings.pool());
    config.setConnectionTimeout(settings.patience().toMillis());
    config.setPoolName("tool");
    return new HikariDataSource(config);
  }

  private static HikariConfig config(DatabaseUrl url) {
    Endpoint endpoint =
        Targets.dialect("postgres")
            .flatMap(dialect -> dialect.endpoint(url))
            .orElseThrow(() -> new IllegalStateException("no dialect for PostgreSQL"));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(endpoint.jdbcUrl());
    Optional.of(endpoint.user()).filter(user -> !user.isEmpty()).ifPresent(config::setUsername);
    config.setPassword(endpoint.password().value());
    endpoint.properties().forEach(config::addDataSourceProperty);
    // The engine sends texts as they stand; the hub binds values.
    config.addDataSourceProperty("preferQueryMode", "extended");
    config.addDataSourceProperty("ApplicationName", "migrate-hub");
    return config;
  }
}
