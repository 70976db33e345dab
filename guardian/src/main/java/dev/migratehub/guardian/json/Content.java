package dev.migratehub.guardian.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/// A JSON value in its canonical text: names in order, no white space, one way to write each number
/// and each character. Equal values are equal texts.
public record Content(String text) {

  /// Reads JSON as people write it.
  ///
  /// @throws BadContent when it is no JSON, says a name twice, or is beyond a [Limits]
  public static Content parse(String json) {
    return new Content(CanonicalJson.write(JsonText.read(json)));
  }

  /// The same value as a tree.
  public JsonNode tree() {
    return JsonText.read(text);
  }

  /// SHA-256 of the canonical text, in hexadecimal.
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
