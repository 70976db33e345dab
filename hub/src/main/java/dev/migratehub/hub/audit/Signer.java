package dev.migratehub.hub.audit;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.secret.Place;
import dev.migratehub.hub.secret.Rewrappable;
import dev.migratehub.hub.secret.Sealed;
import dev.migratehub.hub.secret.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signs checkpoints with a key that is made once and kept sealed.
@Component
final class Signer implements Rewrappable {

  private final CheckpointStore store;
  private final Sealer sealer;
  private final Clock clock;

  Signer(CheckpointStore store, Sealer sealer, Clock clock) {
    this.store = store;
    this.sealer = sealer;
    this.clock = clock;
  }

  /// The checkpoint of an event, within the transaction that is open; the one there is already, or
  /// a new one.
  Checkpoint checkpoint(AuditEvent event) {
    return store.find(event.seq()).orElseGet(() -> signed(event));
  }

  @Override
  public Map<String, Long> keys() {
    return store.key().map(it -> Map.of(it.secret().keyId(), 1L)).orElse(Map.of());
  }

  @Override
  public int rewrap() {
    Optional<CheckpointStore.Kept> old =
        store.key().filter(it -> !it.secret().keyId().equals(sealer.keyId()));
    old.ifPresent(it -> {
      Sealed anew = sealer.seal(sealer.open(it.secret(), place(it.key())), place(it.key()));
      store.reseal(it.key(), anew);
    });
    return old.isPresent() ? 1 : 0;
  }

  private Checkpoint signed(AuditEvent event) {
    CheckpointStore.Kept key = key();
    Secret secret = sealer.open(key.secret(), place(key.key()));
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String text = Checkpoint.signed(event.seq(), event.hash(), at);
    store.insert(
        new Checkpoint(
            event.seq(), event.hash(), at, key.key().id(), SigningKey.sign(secret, text)));
    return store.find(event.seq()).orElseThrow();
  }

  private CheckpointStore.Kept key() {
    return store
        .key()
        .orElseGet(() -> {
          SigningKey.Made made = SigningKey.make();
          store.insert(made.key(), sealer.seal(made.secret(), place(made.key())));
          return store.key().orElseThrow();
        });
  }

  private static Place place(SigningKey key) {
    return Place.of("audit_keys", key.id(), "secret", key.publicKey());
  }
}
