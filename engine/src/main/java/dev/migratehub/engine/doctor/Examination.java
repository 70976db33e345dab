package dev.migratehub.engine.doctor;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Identity;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a target that lets us in. What cannot be asked is told as such and stops nothing.
final class Examination {

  /// Nobody's locks are waited for longer than that.
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Doctor doctor;
  private final OpenTarget open;
  private final HistoryTable table;
  private final List<Finding> findings = new ArrayList<>();

  Examination(Doctor doctor, OpenTarget open) {
    this.doctor = doctor;
    this.open = open;
    this.table = new HistoryTable(open, doctor.table());
  }

  List<Finding> findings() {
    findings.add(connection());
    asked(Topic.POOLER, () -> findings.addAll(pooler()));
    asked(Topic.CONNECTION, () -> open.bound(open.session(), SHORT));
    boolean exists = exists();
    Optional<History> history = history(exists);
    asked(Topic.LOCK, () -> findings.add(lock()));
    Health.Place place = place(exists);
    open.dialect().health().questions().forEach(question -> ask(question, place));
    doctor.target().door().file().map(DatabaseFile::new).ifPresent(this::file);
    Waits waits = new Waits(open, doctor.patience(), doctor.clock());
    asked(Topic.SESSIONS, () -> findings.addAll(waits.sessions()));
    asked(Topic.CLOCK, () -> findings.addAll(waits.difference()));
    asked(Topic.TOOLS, () -> findings.addAll(new OtherTools(doctor.unadopted(), history).in(open)));
    return findings;
  }

  private Finding connection() {
    Identity identity = open.identity();
    String schema = identity.schema().isEmpty() ? "" : ", schema " + identity.schema();
    String user = identity.user().isEmpty() ? "" : " as " + identity.user();
    return Finding.ok(
        Topic.CONNECTION,
        "%s%s%s: %s %s (supported from %s), by %s"
            .formatted(
                doctor.target().address(),
                user,
                schema,
                open.dialect().name(),
                identity.version(),
                open.dialect().session().minimumName(),
                open.session().driver()));
  }

  private List<Finding> pooler() {
    if (open.dialect().session().told().equals(SessionSql.Told.NOTHING)) {
      return List.of();
    }
    return List.of(
        switch (open.pooling()) {
          case NONE -> Finding.ok(Topic.POOLER, "none; the server itself answers");
          case SESSION -> Finding.ok(Topic.POOLER, "there is one, and it keeps our session");
          case TRANSACTION ->
              Finding.note(
                  Topic.POOLER,
                  "there is one, and it gives each transaction another session: a lease in a table"
                      + " is the lock, and scripts that run statement by statement are refused",
                  "for those, give an address that leads past it or to its session mode");
        });
  }

  private boolean exists() {
    try {
      return table.exists();
    } catch (SqlFailure e) {
      return false;
    }
  }

  private Optional<History> history(boolean exists) {
    try {
      History history = doctor.reading().apply(open);
      findings.addAll(Histories.findings(table.name(), exists, history));
      return Optional.of(history);
    } catch (ProblemException e) {
      findings.add(Doctor.wrong(Topic.HISTORY, e.problem()));
      return Optional.empty();
    }
  }

  private Finding lock() {
    try {
      Optional<Holder> holder = TargetLock.look(open, table.name());
      return holder
          .map(it ->
              Finding.note(
                  Topic.LOCK,
                  "a run holds the target: " + it,
                  "let it finish; another run would wait for it"))
          .orElseGet(() -> Finding.ok(Topic.LOCK, "free"));
    } catch (ProblemException e) {
      return Doctor.wrong(Topic.LOCK, e.problem());
    }
  }

  private Health.Place place(boolean exists) {
    Identity identity = open.identity();
    return new Health.Place(
        identity.user(),
        identity.database(),
        doctor.table().schema(),
        table.name().table(),
        exists);
  }

  private void ask(Health.Question question, Health.Place place) {
    if (open.identity().versionNumber() < question.since()) {
      return;
    }
    Object[] parameters =
        question.parameters() == 0 ? new Object[0] : new Object[] {place.schema(), place.table()};
    try {
      List<String> rows =
          open.session()
              .query(
                  question.sql(),
                  row -> question.column().isEmpty() ? row.first() : row.text(question.column()),
                  parameters);
      findings.addAll(question.reading().of(rows, place));
    } catch (SqlFailure e) {
      if (!question.quiet()) {
        findings.add(unasked(question.topic(), e));
      }
    }
  }

  private void file(DatabaseFile file) {
    findings.addAll(file.rights());
    findings.addAll(file.space());
    try {
      tryToWrite();
      findings.add(Finding.ok(Topic.WRITING, "open for writing"));
    } catch (SqlFailure e) {
      ServerError error = error(e);
      findings.add(
          error.meaning() == ServerError.Meaning.LOCK_TIMEOUT
              ? Finding.note(
                  Topic.WRITING,
                  "somebody else is writing: " + error.sentence(),
                  "let that finish; a run would wait for it")
              : Finding.wrong(
                  Topic.WRITING,
                  "nothing can be written: " + error.sentence(),
                  "see who may write the file: ls -l " + file.file()));
    }
  }

  /// A file that may only be read lets transactions begin, and refuses what they do.
  private void tryToWrite() {
    SessionSql sql = open.dialect().session();
    open.session().execute(sql.begin());
    try {
      open.session().execute("create table migr8_doctor_" + System.nanoTime() + " (id integer)");
    } finally {
      open.session().execute(sql.rollback());
    }
  }

  private void asked(Topic topic, Runnable question) {
    try {
      question.run();
    } catch (SqlFailure e) {
      findings.add(unasked(topic, e));
    }
  }

  private Finding unasked(Topic topic, SqlFailure failure) {
    ServerError error = error(failure);
    boolean right = error.meaning() == ServerError.Meaning.PRIVILEGE && topic == Topic.SESSIONS;
    return Finding.note(
        topic,
        "cannot be seen: " + error.sentence(),
        right
            ? "to see it: " + open.dialect().health().seeing().apply(open.identity().user())
            : "nothing, if it does not matter here");
  }

  private ServerError error(SqlFailure e) {
    return open.dialect().error(e.sqlState(), e.vendorCode(), e.words());
  }
}
