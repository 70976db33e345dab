package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.secret.Place;
import dev.migratehub.hub.secret.Sealed;
import dev.migratehub.hub.secret.Sealer;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Seals the passwords of targets together with the address they are for: in another row, or after
/// the address was changed behind our back, they do not open.
@Component
final class Passwords {

  private final Sealer sealer;

  Passwords(Sealer sealer) {
    this.sealer = sealer;
  }

  /// The id of the key that seals.
  String keyId() {
    return sealer.keyId();
  }

  Sealed seal(Secret password, UUID target, DbTarget.Address address) {
    return sealer.seal(password, place(target, address));
  }

  /// @throws dev.migratehub.hub.secret.Unopened when it is not for this target and address
  Secret open(Sealed sealed, UUID target, DbTarget.Address address) {
    return sealer.open(sealed, place(target, address));
  }

  private static Place place(UUID target, DbTarget.Address address) {
    return Place.of(
        "db_targets",
        target.toString(),
        "password",
        address.engine().text(),
        address.host(),
        "" + address.port(),
        address.database(),
        address.user(),
        address.tls().text(),
        address.ca().orElse(""));
  }
}
