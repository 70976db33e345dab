package dev.migratehub.hub.audit;

import java.time.Instant;

/// Says under a signature how far the chain had come: up to this event nothing can be changed or
/// taken away unnoticed, whoever has the database.
///
/// @param hash of the event
/// @param keyId names the key that signed
/// @param signature Ed25519 in base64 over [#signed]
public record Checkpoint(long seq, String hash, Instant at, String keyId, String signature) {

  /// What is signed: four lines.
  static String signed(long seq, String hash, Instant at) {
    return "migrate-hub audit checkpoint\n%d\n%s\n%s\n".formatted(seq, hash, Chain.text(at));
  }

  /// What this one signed.
  String signed() {
    return signed(seq, hash, at);
  }
}
