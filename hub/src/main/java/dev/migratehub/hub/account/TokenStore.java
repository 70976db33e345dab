package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tokens' table.
@Component
final class TokenStore {

  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcClient sql;

  TokenStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(Token token, byte[] hash) {
    sql.sql(
            """
            insert into hub.tokens (id, user_id, name, hash, scopes, created_at, expires_at)
            values (:id, :userId, :name, :hash, :scopes, :createdAt, :expiresAt)
            """)
        .param("id", token.id())
        .param("userId", token.userId())
        .param("name", token.name())
        .param("hash", hash)
        .param("scopes", token.scopes().stream().map(Scope::text).sorted().toArray(String[]::new))
        .param("createdAt", Rows.at(token.createdAt()))
        .param("expiresAt", Rows.at(token.expiresAt()))
        .update();
  }

  Optional<Token> findByHash(byte[] hash) {
    return sql.sql("select * from hub.tokens where hash = :hash")
        .param("hash", hash)
        .query(TokenStore::token)
        .optional();
  }

  Optional<Token> find(UUID id) {
    return sql.sql("select * from hub.tokens where id = :id")
        .param("id", id)
        .query(TokenStore::token)
        .optional();
  }

  /// Those of a user, or of everybody, the newest first.
  List<Token> list(Optional<UUID> user, Paging paging) {
    return sql.sql(
            """
            select * from hub.tokens where (:everybody or user_id = :user)
              and (created_at, id) < (:at, :id)
            order by created_at desc, id desc limit :limit
            """)
        .param("everybody", user.isEmpty())
        .param("user", user.orElse(NOBODY))
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("limit", paging.limit() + 1)
        .query(TokenStore::token)
        .list();
  }

  void used(UUID id, Instant at) {
    sql.sql("update hub.tokens set last_used_at = :at where id = :id")
        .param("id", id)
        .param("at", Rows.at(at))
        .update();
  }

  void revoke(UUID id, Instant at) {
    sql.sql("update hub.tokens set revoked_at = coalesce(revoked_at, :at) where id = :id")
        .param("id", id)
        .param("at", Rows.at(at))
        .update();
  }

  int revokeAll(UUID user, Instant at) {
    return sql.sql(
            "update hub.tokens set revoked_at = :at where user_id = :user and revoked_at is null")
        .param("user", user)
        .param("at", Rows.at(at))
        .update();
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    String[] scopes = (String[]) row.getArray("scopes").getArray();
    return new Token(
        Rows.id(row, "id"),
        Rows.id(row, "user_id"),
        row.getString("name"),
        Arrays.stream(scopes).map(Scope::of).collect(Collectors.toUnmodifiableSet()),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "expires_at"),
        Rows.maybeInstant(row, "last_used_at"),
        Rows.maybeInstant(row, "revoked_at"));
  }
}
