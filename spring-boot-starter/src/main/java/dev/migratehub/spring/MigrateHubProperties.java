package dev.migratehub.spring;

import dev.migratehub.engine.script.Layout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The properties below `migrate-hub`.
///
/// @param enabled Whether Migrate Hub is set up at all.
/// @param mode What is done when the application starts: migrate the database, only make sure that
///   it has every migration, or nothing.
/// @param locations Folders of migrations: on the class path, or of files.
/// @param layout Convention that the file names follow; found out from the files by default.
/// @param table Name of the history table, with its schema if that is not the connection's own.
/// @param environment Name that the environments of a script are held against.
/// @param outOfOrder Whether a pending version may be older than the newest applied one.
/// @param allowMissing Whether files of applied migrations may be missing.
/// @param allowUnadopted Whether the first migration may run beside the history of another tool.
/// @param lockWait How long to wait for another instance that migrates the same database.
/// @param lockTimeout How long a statement may wait for locks of other sessions, each time.
/// @param statementTimeout How long a statement may take; zero means without bound.
/// @param lockRetries How often a script that was blocked is tried again.
/// @param url Address of the database to migrate, when it is not the application's data source.
/// @param user User that migrates, when it is not the one of the application's data source.
/// @param password Password of the user that migrates.
@ConfigurationProperties("migrate-hub")
public record MigrateHubProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("migrate") Mode mode,
    @DefaultValue("classpath:db/migration") List<String> locations,
    @Nullable Layout layout,
    @DefaultValue("migrate_hub_migrations") String table,
    @Nullable String environment,
    @DefaultValue("false") boolean outOfOrder,
    @DefaultValue("false") boolean allowMissing,
    @DefaultValue("false") boolean allowUnadopted,
    @DefaultValue("1m") Duration lockWait,
    @DefaultValue("5s") Duration lockTimeout,
    @DefaultValue("0s") Duration statementTimeout,
    @DefaultValue("3") int lockRetries,
    @Nullable String url,
    @Nullable String user,
    @Nullable String password) {

  /// What is done when the application starts.
  public enum Mode {
    /// Apply what is pending.
    MIGRATE,
    /// Start only when nothing is pending and nothing is wrong.
    VALIDATE,
    /// Nothing; the endpoint still tells where the database stands.
    NONE
  }

  public MigrateHubProperties {
    locations = List.copyOf(locations);
  }

  /// Without the password, which must not come into a log.
  @Override
  public String toString() {
    return "migrate-hub " + mode + " " + locations;
  }
}
