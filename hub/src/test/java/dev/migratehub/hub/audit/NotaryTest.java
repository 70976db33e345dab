package dev.migratehub.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotaryTest {

  @Test
  void the_chain_is_signed_by_itself() throws InterruptedException {
    try (TestHub hub = TestHub.start("--migratehub.audit.checkpoint-every=200ms")) {
      hub.user(Role.USER);
      while (checkpoints(hub).isEmpty()) {
        Thread.sleep(50);
      }
      Verification verification = hub.part(Audits.class).verify(Actor.hub());
      assertThat(verification.bad()).isEmpty();
      assertThat(verification.checkpoints()).isPositive();
    }
  }

  @Test
  void where_nothing_happened_since_nothing_is_signed() {
    try (TestHub hub = TestHub.start("--migratehub.audit.checkpoint-every=0s")) {
      Notary notary = hub.part(Notary.class);
      hub.user(Role.USER);
      assertThat(notary.sign(Duration.ZERO)).isTrue();
      assertThat(notary.sign(Duration.ZERO)).isFalse();
      hub.user(Role.USER);
      assertThat(notary.sign(Duration.ofHours(1))).isFalse();
      assertThat(notary.sign(Duration.ZERO)).isTrue();
      assertThat(checkpoints(hub)).hasSize(2);
    }
  }

  private static List<Checkpoint> checkpoints(TestHub hub) {
    return hub.part(Audits.class).checkpoints(Actor.hub());
  }
}
