package dev.migratehub.engine.config;

import static dev.migratehub.engine.config.Type.DURATION;
import static dev.migratehub.engine.config.Type.PATH;
import static dev.migratehub.engine.config.Type.SWITCH;
import static dev.migratehub.engine.config.Type.TEXT;
import static dev.migratehub.engine.config.Type.number;
import static dev.migratehub.engine.config.Type.oneOf;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every setting there is; adding one is declaring it here and naming it in [#ALL].
public final class Settings {

  public static final Setting<String> URL =
      Setting.of("database.url", Type.URL, "The whole address of the database").flag("--url");
  public static final Setting<String> DRIVER =
      Setting.of("database.driver", TEXT.labelled("KIND"), "postgres, mysql, mariadb or sqlite")
          .flag("--driver");
  public static final Setting<String> HOST =
      Setting.of("database.host", TEXT.labelled("HOST"), "The server's name").flag("--host");
  public static final Setting<Integer> PORT =
      Setting.of("database.port", number(1, 65535), "The server's port").flag("--port");
  public static final Setting<String> DATABASE =
      Setting.of(
              "database.database", TEXT.labelled("NAME"), "The database's name, or SQLite's file")
          .flag("--database");
  public static final Setting<String> USERNAME =
      Setting.of("database.username", TEXT.labelled("NAME"), "The user to sign in as")
          .flag("--username", "--user");
  public static final Setting<String> PASSWORD =
      Setting.of("database.password", TEXT, "The user's password").kept();
  public static final Setting<String> SSLMODE =
      Setting.of(
              "database.sslmode",
              oneOf(List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
              "How the connection is encrypted")
          .flag("--sslmode");

  public static final Setting<String> TENANTS_QUERY =
      Setting.of(
          "tenants.query",
          TEXT.labelled("SQL"),
          "A query for the names of schemas or databases, each of which is migrated by itself");
  public static final Setting<String> TENANTS_KIND =
      Setting.of(
          "tenants.kind",
          oneOf(List.of("schema", "database")),
          "schema",
          "What the names of that query are");

  public static final Setting<String> DIRECTORY =
      Setting.of("migration.directory", PATH, "migrations", "The folder of the migrations")
          .flag("--dir", "--directory");
  public static final Setting<String> TABLE =
      Setting.of(
              "migration.table",
              TEXT.labelled("NAME"),
              "migrate_hub_migrations",
              "The history table, with its schema if need be")
          .flag("--table");
  public static final Setting<String> LAYOUT =
      Setting.of(
              "migration.layout",
              oneOf(
                  List.of(
                      "paired",
                      "archon",
                      "flyway",
                      "dbmate",
                      "goose",
                      "directory",
                      "liquibase",
                      "atlas")),
              "How the files are named, where it cannot be told from them")
          .flag("--layout");
  public static final Setting<Boolean> OUT_OF_ORDER =
      Setting.of(
              "migration.allow-out-of-order",
              SWITCH,
              "false",
              "Apply migrations older than the newest applied one")
          .flag("--allow-out-of-order");
  public static final Setting<Boolean> MISSING =
      Setting.of(
              "migration.allow-missing",
              SWITCH,
              "false",
              "Go on though files of applied migrations are gone")
          .flag("--allow-missing");
  public static final Setting<Boolean> UNADOPTED =
      Setting.of(
              "migration.allow-unadopted",
              SWITCH,
              "false",
              "Begin a history beside one of another tool that was not adopted")
          .flag("--allow-unadopted");

  public static final Setting<String> ENVIRONMENT =
      Setting.of(
          "environment", TEXT.labelled("NAME"), "Where this is, for scripts with environments=…");
  public static final Setting<Duration> LOCK_WAIT =
      Setting.of("lock.wait", DURATION, "1m", "How long to wait for another run on the database");
  public static final Setting<Duration> LOCK_TIMEOUT =
      Setting.of(
          "lock.timeout", DURATION, "5s", "How long a statement waits for locks of other sessions");
  public static final Setting<Integer> LOCK_RETRIES =
      Setting.of("lock.retries", number(0, 100), "3", "How often a blocked script is tried again");
  public static final Setting<Duration> STATEMENT_TIMEOUT =
      Setting.of("statement.timeout", DURATION, "0", "How long one statement may run");

  public static final Setting<String> BACKUPS =
      Setting.of("backup.directory", PATH, "backups", "The folder of the backups");
  public static final Setting<String> COMPRESSION =
      Setting.of(
              "backup.compression",
              oneOf(List.of("zstd", "gzip", "none")),
              "zstd",
              "How backups are compressed")
          .flag("--compression");
  public static final Setting<Integer> RETENTION =
      Setting.of(
              "backup.retention_days",
              number(1, 36500),
              "30",
              "After how many days a backup may be removed")
          .flag("--retention-days");
  public static final Setting<Integer> KEEP =
      Setting.of(
              "backup.keep",
              number(1, 100_000),
              "3",
              "How many of the newest good backups are never removed")
          .flag("--keep");
  public static final Setting<String> PROGRAMS =
      Setting.of(
          "backup.programs",
          PATH,
          "A folder of client programs such as pg_dump, looked into before the PATH");
  public static final Setting<String> SEEDS =
      Setting.of("seed.directory", PATH, "seeds", "The folder of the seeds");

  public static final Setting<Boolean> VERBOSE =
      Setting.of("verbose", SWITCH, "false", "Tell more").flag("-v", "--verbose");

  /// All of them in the order of the reference.
  public static final List<Setting<?>> ALL =
      List.of(
          URL,
          DRIVER,
          HOST,
          PORT,
          DATABASE,
          USERNAME,
          PASSWORD,
          SSLMODE,
          TENANTS_QUERY,
          TENANTS_KIND,
          DIRECTORY,
          TABLE,
          LAYOUT,
          OUT_OF_ORDER,
          MISSING,
          UNADOPTED,
          ENVIRONMENT,
          LOCK_WAIT,
          LOCK_TIMEOUT,
          LOCK_RETRIES,
          STATEMENT_TIMEOUT,
          BACKUPS,
          COMPRESSION,
          RETENTION,
          KEEP,
          PROGRAMS,
          SEEDS,
          VERBOSE);

  private Settings() {}

  /// The setting with that key.
  public static Optional<Setting<?>> find(String key) {
    for (Setting<?> setting : ALL) {
      if (setting.key().equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /// The setting whose key is most like a text that is no key.
  public static Setting<?> nearest(String key) {
    return ALL.stream()
        .min(Comparator.comparingInt(setting -> distance(key, setting.key())))
        .orElseThrow();
  }

  /// A word without a dot may be meant for the last word of a key.
  private static int distance(String text, String key) {
    int whole = Likeness.distance(text, key);
    String word = key.substring(key.lastIndexOf('.') + 1);
    return text.contains(".") ? whole : Math.min(whole, Likeness.distance(text, word));
  }
}
