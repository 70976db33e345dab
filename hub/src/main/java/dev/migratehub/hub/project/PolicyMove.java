package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Refusal;
import java.time.Duration;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Moves policies from the hub's table to the registry as soon as there is one that answers: at the
/// start, and what is made later. Until then those of the table hold.
@Component
final class PolicyMove implements DisposableBean {

  private static final Log LOG = LogFactory.getLog(PolicyMove.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Environments environments;
  private final PolicyKeeper keeper;
  private @Nullable Thread mover;

  PolicyMove(Environments environments, PolicyKeeper keeper) {
    this.environments = environments;
    this.keeper = keeper;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (keeper.on()) {
      mover = Thread.ofVirtual().name("policy-move").start(this::move);
    }
  }

  @Override
  public void destroy() {
    if (mover != null) {
      mover.interrupt();
    }
  }

  private void move() {
    String said = "";
    while (!Thread.currentThread().isInterrupted()) {
      try {
        environments.handOver();
        said = "";
      } catch (Refusal | DataAccessException e) {
        String why = String.valueOf(e.getMessage());
        if (!why.equals(said)) {
          LOG.info("policies stay in the hub's table for now: " + why);
        }
        said = why;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
