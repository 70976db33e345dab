package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.SessionSql.Question;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks from a second connection at who blocks a statement, once the statement takes longer than
/// 0.4 s; after it failed nobody could tell any more.
final class BlockerWatch implements AutoCloseable {

  private static final long PATIENCE_NANOS = 400_000_000L;
  private static final long TICK_MS = 100;
  private static final long LONGEST_PAUSE_MS = 2000;
  private static final long NOBODY = 0;

  private final OpenTarget target;
  private final Consumer<List<Holder>> listener;
  private final List<Question> questions;
  private volatile long startedAt;
  private volatile boolean running;
  private volatile long session;
  private volatile boolean closed;
  private boolean watching;
  private volatile List<Holder> last = List.of();

  BlockerWatch(OpenTarget target, Consumer<List<Holder>> listener) {
    this.target = target;
    this.listener = listener;
    this.session = keepsSession() ? target.identity().session() : NOBODY;
    this.questions = new ArrayList<>(target.dialect().session().blockers());
  }

  /// A transaction starts now, maybe in another session of the server.
  void follow() {
    if (!keepsSession()) {
      session = target.sessionId();
    }
  }

  private boolean keepsSession() {
    return target.pooling() != Pooling.TRANSACTION;
  }

  /// A statement starts now.
  void begin() {
    if (!watching && !questions.isEmpty()) {
      watching = true;
      Thread.ofVirtual().name("blocker-watch").start(this::watch);
    }
    last = List.of();
    startedAt = System.nanoTime();
    running = true;
  }

  /// The statement ended.
  void end() {
    running = false;
  }

  /// Who was seen to block the statement that began last.
  List<Holder> seen() {
    return last;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void watch() {
    while (!closed) {
      if (running && System.nanoTime() - startedAt > PATIENCE_NANOS) {
        look();
      }
      try {
        Thread.sleep(TICK_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    long pause = TICK_MS;
    try (Session other = target.another()) {
      while (running && !closed) {
        List<Holder> blockers = blockers(other);
        boolean news = running && !blockers.equals(last);
        last = running ? blockers : List.of();
        if (news && !blockers.isEmpty()) {
          listener.accept(blockers);
        }
        Thread.sleep(pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    } catch (SqlFailure e) {
      // Without a second connection the wait goes on, only without a name.
      closed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The first answer counts; a question that the server refuses is not asked again.
  private List<Holder> blockers(Session other) {
    for (Question question : List.copyOf(questions)) {
      try {
        List<Holder> found =
            other.query(question.sql(), row -> holder(row, question.certain()), session);
        if (!found.isEmpty()) {
          return found;
        }
      } catch (SqlFailure e) {
        questions.remove(question);
        if (questions.isEmpty()) {
          throw e;
        }
      }
    }
    return List.of();
  }

  private static Holder holder(Row row, boolean certain) {
    return new Holder(
        row.text("session_id"),
        row.text("user_name"),
        row.text("host"),
        row.text("since"),
        "",
        certain);
  }
}
