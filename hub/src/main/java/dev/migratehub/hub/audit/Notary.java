package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Signs by itself, now and then, how far the chain has come. Several nodes do it in turn; where
/// nothing happened since, there is nothing to sign.
@Component
@EnableConfigurationProperties(AuditSettings.class)
final class Notary implements SmartLifecycle {

  private static final Log LOG = LogFactory.getLog(Notary.class);

  private final Audits audits;
  private final AuditStore store;
  private final CheckpointStore checkpoints;
  private final Clock clock;
  private final Duration every;
  private Optional<Thread> thread = Optional.empty();

  Notary(
      Audits audits,
      AuditStore store,
      CheckpointStore checkpoints,
      Clock clock,
      AuditSettings settings) {
    this.audits = audits;
    this.store = store;
    this.checkpoints = checkpoints;
    this.clock = clock;
    this.every = settings.checkpointEvery();
  }

  /// Signs the newest event, unless nothing came behind the last checkpoint but the event of the
  /// checkpoint itself, or that one is too young.
  ///
  /// @param age of the last checkpoint at which there may be another
  /// @return whether it signed
  boolean sign(Duration age) {
    Instant since = clock.instant().minus(age);
    Optional<Checkpoint> last = checkpoints.newest();
    boolean due =
        store
            .last()
            .filter(event -> last.isEmpty() || event.seq() > last.get().seq() + 1)
            .filter(_ -> last.isEmpty() || !last.get().at().isAfter(since))
            .isPresent();
    if (due) {
      audits.checkpoint(Actor.hub());
    }
    return due;
  }

  private void work() {
    try {
      while (true) {
        Thread.sleep(every);
        signQuietly();
      }
    } catch (InterruptedException e) {
      LOG.trace("the hub stops", e);
    }
  }

  private void signQuietly() {
    try {
      sign(every.dividedBy(2));
    } catch (RuntimeException e) {
      LOG.warn("the audit could not be signed; it is tried again in " + every, e);
    }
  }

  @Override
  public void start() {
    if (every.isPositive()) {
      thread = Optional.of(Thread.ofVirtual().name("notary").start(this::work));
    }
  }

  @Override
  public void stop() {
    thread.ifPresent(Thread::interrupt);
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }
}
