package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The users' table.
@Component
final class UserStore {

  private final JdbcClient sql;

  UserStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<User> find(UUID id) {
    return sql.sql("select * from hub.users where id = :id")
        .param("id", id)
        .query(UserStore::user)
        .optional();
  }

  Optional<User> findByEmail(String email) {
    return sql.sql("select * from hub.users where email = lower(:email)")
        .param("email", email)
        .query(UserStore::user)
        .optional();
  }

  Optional<User> findByIdentity(User.Identity identity) {
    return sql.sql("select * from hub.users where issuer = :issuer and subject = :subject")
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(UserStore::user)
        .optional();
  }

  List<User> list(Paging paging) {
    return sql.sql(
            """
            select * from hub.users where (created_at, id) < (:at, :id)
            order by created_at desc, id desc limit :limit
            """)
        .param("at", Rows.at(paging.after().at()))
        .param("id", paging.after().id())
        .param("limit", paging.limit() + 1)
        .query(UserStore::user)
        .list();
  }

  /// Whether there is nobody, or only that one who has not signed in yet.
  boolean isEmptyBut(String email) {
    return sql.sql(
            """
            select not exists (
              select from hub.users where email <> :email or last_sign_in_at is not null)
            """)
        .param("email", email)
        .query(Boolean.class)
        .single();
  }

  /// Adds a user; the answer is whether the e-mail address was free.
  boolean insert(User user) {
    return sql.sql(
                """
                insert into hub.users (id, email, name, role, created_at)
                values (:id, :email, :name, :role, :at) on conflict do nothing
                """)
            .param("id", user.id())
            .param("email", user.email())
            .param("name", user.name())
            .param("role", user.role().text())
            .param("at", Rows.at(user.createdAt()))
            .update()
        == 1;
  }

  Optional<String> passwordHash(UUID id) {
    return sql.sql("select password_hash from hub.users where id = :id and password_hash <> ''")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  void password(UUID id, String hash) {
    sql.sql("update hub.users set password_hash = :hash where id = :id")
        .param("hash", hash)
        .param("id", id)
        .update();
  }

  /// Binds an identity to a user who has none; the answer is whether that was so.
  boolean link(UUID id, User.Identity identity) {
    return sql.sql(
                """
                update hub.users set issuer = :issuer, subject = :subject
                where id = :id and issuer is null
                """)
            .param("issuer", identity.issuer())
            .param("subject", identity.subject())
            .param("id", id)
            .update()
        == 1;
  }

  /// Notes a sign-in; the answer is whether the user may.
  boolean signedIn(UUID id, Instant at) {
    return sql.sql(
                "update hub.users set last_sign_in_at = :at where id = :id and disabled_at is null")
            .param("at", Rows.at(at))
            .param("id", id)
            .update()
        == 1;
  }

  /// Writes name, role and whether disabled; the answer is whether the version was still that one.
  boolean update(User user) {
    return sql.sql(
                """
                update hub.users set name = :name, role = :role, disabled_at = :disabledAt,
                  version = version + 1
                where id = :id and version = :version
                """)
            .param("name", user.name())
            .param("role", user.role().text())
            .param("disabledAt", user.disabledAt().map(Rows::at).orElse(null))
            .param("id", user.id())
            .param("version", user.version())
            .update()
        == 1;
  }

  /// Those who can let others in, held as they are until the transaction ends.
  List<UUID> heldAdmins() {
    return sql.sql(
            """
            select id from hub.users where role = 'admin' and disabled_at is null
            order by id for update
            """)
        .query((row, _) -> Rows.id(row, "id"))
        .list();
  }

  private static User user(ResultSet row, int number) throws SQLException {
    String issuer = row.getString("issuer");
    String subject = row.getString("subject");
    return new User(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        Role.of(row.getString("role")),
        issuer == null ? Optional.empty() : Optional.of(new User.Identity(issuer, subject)),
        Rows.maybeInstant(row, "disabled_at"),
        Rows.instant(row, "created_at"),
        Rows.maybeInstant(row, "last_sign_in_at"),
        row.getLong("version"));
  }
}
