package dev.migratehub.hub.audit;

import dev.migratehub.hub.secret.Sealed;
import dev.migratehub.hub.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of checkpoints and of the keys that sign them.
@Component
final class CheckpointStore {

  private static final HexFormat HEX = HexFormat.of();

  private final JdbcClient sql;

  CheckpointStore(JdbcClient sql) {
    this.sql = sql;
  }

  /// A key and its sealed secret half.
  record Kept(SigningKey key, Sealed secret) {}

  /// Keeps a key unless there is one.
  void insert(SigningKey key, Sealed secret) {
    sql.sql(
            """
            insert into hub.audit_keys (id, public_key, secret_key_id, secret_sealed, created_at)
            values (:id, :public, :keyId, :sealed, now()) on conflict do nothing
            """)
        .param("id", key.id())
        .param("public", key.publicKey())
        .param("keyId", secret.keyId())
        .param("sealed", secret.bytes())
        .update();
  }

  void reseal(SigningKey key, Sealed secret) {
    sql.sql(
            "update hub.audit_keys set secret_key_id = :keyId, secret_sealed = :sealed where id = :id")
        .param("keyId", secret.keyId())
        .param("sealed", secret.bytes())
        .param("id", key.id())
        .update();
  }

  /// The key that signs, if there is one yet.
  Optional<Kept> key() {
    return sql.sql("select * from hub.audit_keys for update")
        .query(CheckpointStore::kept)
        .optional();
  }

  List<SigningKey> keys() {
    return sql.sql("select * from hub.audit_keys order by created_at")
        .query((row, number) -> kept(row, number).key())
        .list();
  }

  /// Adds a checkpoint; of the same event the first stays.
  void insert(Checkpoint checkpoint) {
    sql.sql(
            """
            insert into hub.audit_checkpoints (seq, hash, at, key_id, signature)
            values (:seq, :hash, :at, :keyId, :signature) on conflict do nothing
            """)
        .param("seq", checkpoint.seq())
        .param("hash", HEX.parseHex(checkpoint.hash()))
        .param("at", Rows.at(checkpoint.at()))
        .param("keyId", checkpoint.keyId())
        .param("signature", Base64.getDecoder().decode(checkpoint.signature()))
        .update();
  }

  Optional<Checkpoint> find(long seq) {
    return sql.sql("select * from hub.audit_checkpoints where seq = :seq")
        .param("seq", seq)
        .query(CheckpointStore::checkpoint)
        .optional();
  }

  /// The one that comes furthest.
  Optional<Checkpoint> newest() {
    return sql.sql("select * from hub.audit_checkpoints order by seq desc limit 1")
        .query(CheckpointStore::checkpoint)
        .optional();
  }

  /// All of them, the oldest first.
  List<Checkpoint> list() {
    return sql.sql("select * from hub.audit_checkpoints order by seq")
        .query(CheckpointStore::checkpoint)
        .list();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(
        new SigningKey(row.getString("id"), row.getString("public_key")),
        new Sealed(row.getString("secret_key_id"), row.getBytes("secret_sealed")));
  }

  private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
    return new Checkpoint(
        row.getLong("seq"),
        HEX.formatHex(row.getBytes("hash")),
        Rows.instant(row, "at"),
        row.getString("key_id"),
        Base64.getEncoder().encodeToString(row.getBytes("signature")));
  }
}
