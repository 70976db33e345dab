package dev.migratehub.hub.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an approval is bound to: SHA-256 over a text that says everything that is approved. The
/// text can be looked at, and the hash can be computed from it with any program.
///
/// @param hex lower case
public record Digest(String hex) {

  /// The digest of a subject.
  public static Digest of(Subject subject) {
    return new Digest(HexFormat.of().formatHex(sha256(text(subject))));
  }

  /// The digest that stands in a column.
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(bytes));
  }

  /// As it goes into a column.
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /// The text that is hashed: a line for each value, its name, a colon, a blank, and the value with
  /// backslashes and line ends written as `\\` and `\n`, so that no value can look like two lines.
  public static String text(Subject subject) {
    StringBuilder text = new StringBuilder("migrate-hub approval 1\n");
    line(text, "run", subject.run());
    line(text, "project", subject.project());
    line(text, "migration", subject.migration());
    line(text, "key", subject.key());
    line(text, "version", subject.version());
    line(text, "direction", subject.direction().text());
    line(text, "sha256 up", subject.shaUp());
    line(text, "sha256 down", subject.shaDown().orElse("none"));
    line(text, "transaction mode", subject.transactionMode());
    line(text, "environment", subject.environment());
    line(text, "policy", subject.conditions().policy());
    line(text, "on failure", subject.conditions().onFailure());
    line(text, "parallel", subject.conditions().parallel());
    for (Subject.Place place : subject.targets()) {
      line(text, "target", place.target());
      line(text, "  engine", place.engine());
      line(text, "  host", place.host());
      line(text, "  port", place.port());
      line(text, "  database", place.database());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    String escaped =
        value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    text.append(name).append(": ").append(escaped).append('\n');
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
