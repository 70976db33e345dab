package dev.migratehub.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What stands in an export.
sealed interface Line {

  /// One event.
  ///
  /// @param fields in the order in which they are hashed
  record Event(long seq, List<String> fields, String previous, String hash) implements Line {

    /// The names of the fields in the order in which they are hashed; the hash itself comes behind.
    static final List<String> NAMES =
        List.of(
            "seq",
            "at",
            "actor_id",
            "actor_name",
            "session",
            "ip",
            "request_id",
            "action",
            "outcome",
            "resource_type",
            "resource_id",
            "project_id",
            "environment",
            "details",
            "previous");

    public Event {
      fields = List.copyOf(fields);
    }

    /// SHA-256 over each field as its length in bytes, a colon, its bytes and a comma.
    String computed() {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String field : fields) {
          byte[] bytes = field.getBytes(UTF_8);
          digest.update((bytes.length + ":").getBytes(UTF_8));
          digest.update(bytes);
          digest.update((byte) ',');
        }
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }

  /// How far the chain had come, under a signature.
  record Checkpoint(long seq, String hash, String at, String keyId, String signature)
      implements Line {

    /// What was signed.
    String signed() {
      return "migrate-hub audit checkpoint\n%d\n%s\n%s\n".formatted(seq, hash, at);
    }
  }

  /// Something that is neither.
  ///
  /// @param number of the line or record, from 1
  record Unreadable(long number) implements Line {}
}
