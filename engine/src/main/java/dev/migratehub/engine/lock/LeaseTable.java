package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.LeaseSql;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.util.Optional;

/// The table of leases beside a history table, with one row for each history it locks.
record LeaseTable(OpenTarget target, LeaseSql sql, TableName name, String subject) {

  /// The same table seen from another session.
  LeaseTable on(OpenTarget other) {
    return new LeaseTable(other, sql, name, subject);
  }

  boolean exists() {
    String query = target.dialect().history().exists();
    return !target.session().query(query, Row::first, name.schema(), name.table()).isEmpty();
  }

  /// Makes the table and the row where they are missing; others may do so at the same time.
  void prepare() {
    if (!exists()) {
      try {
        target.session().execute(statement(sql.create()));
      } catch (SqlFailure e) {
        if (!exists()) {
          throw cannotBeMade(e);
        }
      }
    }
    target.session().update(statement(sql.seed()), subject);
  }

  /// Makes the row the owner's if it can be had.
  boolean take(Owner owner, Object key) {
    return target
            .session()
            .update(
                statement(sql.take()),
                owner.id(),
                owner.user(),
                owner.host(),
                owner.pid(),
                subject,
                key)
        > 0;
  }

  /// Beats the heart; answers whether the row is still the owner's.
  boolean renew(Session session, Owner owner) {
    return session.update(statement(sql.renew()), subject, owner.id()) > 0;
  }

  void release(Session session, Owner owner) {
    session.update(statement(sql.release()), subject, owner.id());
  }

  /// Takes the row from an owner who is dead.
  void clear() {
    target.session().update(statement(sql.clear()), subject);
  }

  /// The owner, if he lives.
  Optional<Holder> holder() {
    return target
        .session()
        .query(
            statement(sql.holder()),
            row ->
                new Holder(
                    row.text("session_id"),
                    row.text("user_name"),
                    row.text("host"),
                    row.text("since"),
                    ""),
            subject)
        .stream()
        .findFirst();
  }

  /// Has the transaction that is open, or else this moment, under the lock of sessions.
  boolean join(Object key) {
    return target.session().query(sql.join(), Row::first, key).getFirst().equals("1");
  }

  private String statement(String text) {
    return text.replace("%1$s", name.quoted(target.dialect()));
  }

  private ProblemException cannotBeMade(SqlFailure failure) {
    ServerError error =
        target.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    Problem problem =
        new Problem(
            error.code(Code.PRIVILEGE_MISSING),
            "a pooler stands before the database, and the table %s, which locks it then, cannot be"
                    .formatted(name)
                + " created: "
                + error.sentence(),
            "nothing was changed",
            "let this user create tables there, or give an address that leads past the pooler");
    return new ProblemException(problem, failure);
  }
}
