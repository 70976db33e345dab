package dev.migratehub.hub.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// How audit events hang together: each holds the hash of the one before and its own, so that one
/// that was edited, removed or moved is found.
///
/// The hash is SHA-256 over the fields in the order of [AuditEvent], without the hash itself, each
/// written as its length in bytes, a colon, its UTF-8 bytes and a comma; what is empty has length
/// 0. Instants are written as `2026-01-31T23:59:59.123456Z`, always with six digits.
public final class Chain {

  /// What stands in place of a hash before the first event.
  public static final String START = "0".repeat(64);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Chain() {}

  /// The hash that belongs to an event, hexadecimal; the one it holds does not matter.
  public static String hash(AuditEvent event) {
    MessageDigest digest = sha256();
    for (String field : fields(event)) {
      byte[] bytes = field.getBytes(UTF_8);
      digest.update((bytes.length + ":").getBytes(UTF_8));
      digest.update(bytes);
      digest.update((byte) ',');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// An instant as it goes into the hash and into exports.
  public static String text(Instant at) {
    return MICROS.format(at);
  }

  private static List<String> fields(AuditEvent event) {
    return List.of(
        "" + event.seq(),
        text(event.at()),
        event.actorId().map(UUID::toString).orElse(""),
        event.actorName(),
        event.session(),
        event.ip(),
        event.requestId(),
        event.action(),
        event.outcome(),
        event.resourceType(),
        event.resourceId(),
        event.projectId().map(UUID::toString).orElse(""),
        event.environment().orElse(""),
        event.details(),
        event.previous());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
