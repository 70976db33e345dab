package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.store.Rows;
import dev.migratehub.hub.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  boolean isEmpty() {
    return sql.sql("select not exists (select from hub.users)").query(Boolean.class).single();
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
