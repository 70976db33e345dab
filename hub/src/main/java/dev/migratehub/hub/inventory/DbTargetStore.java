package dev.migratehub.hub.inventory;

import dev.migratehub.hub.secret.Sealed;
import dev.migratehub.hub.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The targets' table.
@Component
final class DbTargetStore {

  private final JdbcClient sql;

  DbTargetStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<DbTarget> find(UUID id) {
    return sql.sql("select * from hub.db_targets where id = :id")
        .param("id", id)
        .query(DbTargetStore::target)
        .optional();
  }

  /// A target and its password, as one row held them.
  record WithPassword(DbTarget target, Optional<Sealed> password) {}

  /// One that nobody edits or seals anew until the transaction ends.
  Optional<WithPassword> lock(UUID id) {
    return sql.sql("select * from hub.db_targets where id = :id for update")
        .param("id", id)
        .query(DbTargetStore::withPassword)
        .optional();
  }

  Optional<WithPassword> findWithPassword(UUID id) {
    return sql.sql("select * from hub.db_targets where id = :id")
        .param("id", id)
        .query(DbTargetStore::withPassword)
        .optional();
  }

  /// Those whose password an older key sealed, locked until the transaction ends.
  List<WithPassword> sealedOtherThan(String keyId) {
    return sql.sql(
            "select * from hub.db_targets where password_key_id <> :keyId order by id for update")
        .param("keyId", keyId)
        .query(DbTargetStore::withPassword)
        .list();
  }

  /// How many passwords each key has sealed.
  Map<String, Long> keys() {
    Map<String, Long> keys = new TreeMap<>();
    sql.sql(
            """
            select password_key_id, count(*) from hub.db_targets where password_key_id is not null group by 1
            """)
        .query(row -> {
          keys.put(row.getString(1), row.getLong(2));
        });
    return keys;
  }

  void reseal(UUID id, Sealed password) {
    sql.sql(
            """
            update hub.db_targets set password_key_id = :keyId, password_sealed = :sealed where id = :id
            """)
        .param("keyId", password.keyId())
        .param("sealed", password.bytes())
        .param("id", id)
        .update();
  }

  /// The targets of a set in the order in which a run goes through them.
  List<DbTarget> ofSet(UUID set) {
    return sql.sql("select * from hub.db_targets where db_set_id = :set order by position, id")
        .param("set", set)
        .query(DbTargetStore::target)
        .list();
  }

  /// The engines of a project's targets.
  List<Engine> engines(UUID project) {
    return sql.sql(
            """
            select distinct t.engine from hub.db_targets t join hub.db_sets s on s.id = t.db_set_id
            where s.project_id = :project and s.disabled_at is null and t.disabled_at is null
            """)
        .param("project", project)
        .query((row, _) -> Engine.of(row.getString(1)))
        .list();
  }

  /// The place behind the last one; whoever adds a target holds its set.
  int nextPosition(UUID set) {
    sql.sql("select from hub.db_sets where id = :set for update").param("set", set).query(_ -> {});
    return sql.sql(
            "select coalesce(max(position), 0) + 1 from hub.db_targets where db_set_id = :set")
        .param("set", set)
        .query(Integer.class)
        .single();
  }

  /// Adds a target; the answer is whether its name and its address were free in the set.
  boolean insert(DbTarget target, Optional<Sealed> password) {
    return bound(
                sql.sql(
                    """
                    insert into hub.db_targets (id, db_set_id, name, position, engine, host, port, database_name,
                      username, tls_mode, ca_pem, password_key_id, password_sealed, created_at)
                    values (:id, :set, :name, :position, :engine, :host, :port, :database,
                      :user, :tls, :ca, :keyId, :sealed, :createdAt)
                    on conflict do nothing
                    """),
                target,
                password)
            .param("set", target.dbSetId())
            .param("createdAt", Rows.at(target.createdAt()))
            .update()
        == 1;
  }

  /// Writes an edit of the version that was read; the answer is whether it still was that one.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when name or address is not free
  boolean update(DbTarget target, Optional<Sealed> password) {
    return bound(
                sql.sql(
                    """
                    update hub.db_targets set name = :name, position = :position, engine = :engine, host = :host,
                      port = :port, database_name = :database, username = :user, tls_mode = :tls, ca_pem = :ca,
                      password_key_id = :keyId, password_sealed = :sealed, disabled_at = :disabledAt,
                      version = version + 1
                    where id = :id and version = :version
                    """),
                target,
                password)
            .param(
                "disabledAt",
                target.disabledAt().map(Rows::at).orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("version", target.version())
            .update()
        == 1;
  }

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, DbTarget target, Optional<Sealed> password) {
    DbTarget.Address address = target.address();
    return statement
        .param("id", target.id())
        .param("name", target.name())
        .param("position", target.position())
        .param("engine", address.engine().text())
        .param("host", address.host())
        .param("port", address.port())
        .param("database", address.database())
        .param("user", address.user())
        .param("tls", address.tls().text())
        .param("ca", address.ca().orElse(null), Types.VARCHAR)
        .param("keyId", password.map(Sealed::keyId).orElse(null), Types.VARCHAR)
        .param("sealed", password.map(Sealed::bytes).orElse(null), Types.BINARY);
  }

  private static WithPassword withPassword(ResultSet row, int number) throws SQLException {
    @Nullable String keyId = row.getString("password_key_id");
    return new WithPassword(
        target(row, number),
        keyId == null
            ? Optional.empty()
            : Optional.of(new Sealed(keyId, row.getBytes("password_sealed"))));
  }

  private static DbTarget target(ResultSet row, int number) throws SQLException {
    return new DbTarget(
        Rows.id(row, "id"),
        Rows.id(row, "db_set_id"),
        row.getString("name"),
        row.getInt("position"),
        new DbTarget.Address(
            Engine.of(row.getString("engine")),
            row.getString("host"),
            row.getInt("port"),
            row.getString("database_name"),
            row.getString("username"),
            TlsMode.of(row.getString("tls_mode")),
            Rows.maybeText(row, "ca_pem")),
        row.getString("password_key_id") != null,
        Rows.instant(row, "created_at"),
        Rows.maybeInstant(row, "disabled_at"),
        row.getLong("version"));
  }
}
