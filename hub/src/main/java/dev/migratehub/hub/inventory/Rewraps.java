package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.secret.Rewrappable;
import dev.migratehub.hub.secret.Sealer;
import dev.migratehub.hub.secret.Unopened;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/// Moves everything that is sealed to the newest key, so that older ones can be taken out of the
/// settings.
@Service
public final class Rewraps {

  private final List<Rewrappable> kept;
  private final Sealer sealer;
  private final Deeds deeds;

  Rewraps(List<Rewrappable> kept, Sealer sealer, Deeds deeds) {
    this.kept = kept;
    this.sealer = sealer;
    this.deeds = deeds;
  }

  /// Which keys what is sealed needs.
  ///
  /// @param newest the key that seals now
  /// @param secrets how many each key has sealed
  public record Keys(String newest, Map<String, Long> secrets) {}

  /// Which keys are needed.
  public Keys keys(Actor actor) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    return deeds.look(this::keys);
  }

  /// Seals everything anew that an older key sealed; whoever reads meanwhile is not disturbed.
  public Keys rewrap(Actor actor) {
    return deeds.perform(
        actor,
        Action.SECRETS_REWRAP,
        deed -> {
          deed.on("secrets", sealer.keyId());
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          deed.detail("rewrapped", rewrapped());
          return keys();
        });
  }

  private int rewrapped() {
    try {
      return kept.stream().mapToInt(Rewrappable::rewrap).sum();
    } catch (Unopened e) {
      throw new Refusal(
          Fault.CONFLICT,
          "secret_unusable",
          "Nothing was sealed anew: " + e.getMessage() + ". Configure that key, or set it again.");
    }
  }

  private Keys keys() {
    Map<String, Long> all = new TreeMap<>();
    for (Rewrappable place : kept) {
      place.keys().forEach((key, count) -> all.merge(key, count, Long::sum));
    }
    return new Keys(sealer.keyId(), all);
  }
}
