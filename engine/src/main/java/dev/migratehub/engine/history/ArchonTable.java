package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.script.Fingerprints;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Instant;
import java.util.UUID;

/// The table `archon_migrations`, kept in step for those who read it. Scripts of that layout often
/// write their own row, which is then only completed.
public final class ArchonTable {

  private static final String TABLE = "archon_migrations";

  private final OpenTarget target;
  private final TableName name;
  private final HistorySql sql;

  /// The table in the schema the session started in.
  public ArchonTable(OpenTarget target) {
    this.target = target;
    this.name = new TableName("", TABLE).within(target.identity().schema());
    this.sql = target.dialect().history();
  }

  /// Creates the table unless it is there.
  public void createIfMissing() {
    boolean missing =
        target
            .session()
            .query(sql.exists(), row -> row.first(), name.schema(), name.table())
            .isEmpty();
    if (missing) {
      target.session().execute(definition());
    }
  }

  private String definition() {
    String key = sql.keyType();
    return "create table "
        + quoted()
        + " (id "
        + sql.uuidType()
        + " not null primary key, version "
        + key
        + " not null, migration_name "
        + key
        + " not null, applied_at "
        + sql.timeType()
        + " default current_timestamp, checksum varchar(32), unique (version, migration_name))";
  }

  /// Notes that a migration is in the database.
  public void applied(Migration migration, Instant at) {
    Session session = target.session();
    String md5 = Fingerprints.archon(migration.up());
    int known =
        session.update(
            "update " + quoted() + " set checksum = ? where version = ? and migration_name = ?",
            md5,
            version(migration),
            stem(migration));
    if (known == 0) {
      session.update(
          "insert into "
              + quoted()
              + " (id, version, migration_name, applied_at, checksum) values ("
              + sql.bindUuid()
              + ", ?, ?, "
              + sql.bindTime()
              + ", ?)",
          UUID.randomUUID().toString(),
          version(migration),
          stem(migration),
          Times.text(at),
          md5);
    }
  }

  /// Notes that a migration was taken out of the database.
  public void rolledBack(Entry entry) {
    target
        .session()
        .update(
            "delete from " + quoted() + " where version = ? and migration_name = ?",
            entry.release().orElse(""),
            number(entry.id().text()) + "_" + entry.name());
  }

  private String quoted() {
    return name.quoted(target.dialect());
  }

  private static String version(Migration migration) {
    return migration.release().orElse("");
  }

  private static String stem(Migration migration) {
    return number(migration.id().text()) + "_" + migration.name();
  }

  private static String number(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
