package dev.migratehub.hub.secret;

import java.util.Map;

/// Somewhere sealed secrets are kept.
public interface Rewrappable {

  /// How many there are, by the id of the key that sealed them.
  Map<String, Long> keys();

  /// Seals those anew that an older key sealed, within the transaction that is open; the answer is
  /// how many.
  int rewrap();
}
