package dev.migratehub.hub.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.hub.access.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What things in the registry are called, and the API keys that open a project to programs.
final class Keys {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:@-]{0,254}");
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final int BYTES = 32;

  /// With what each API key begins, so that it is known when it is found somewhere.
  static final String BEGINNING = "mhr_";

  private Keys() {}

  /// The id of a project or a schema.
  static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw Refusal.invalid(
          "id", "must have 1 to 63 lower-case letters, digits, dots, dashes and underscores");
    }
    return text;
  }

  /// The name of a configuration that is made.
  static ConfigKey fresh(String project, String key) {
    if (!KEY.matcher(key).matches()) {
      throw Refusal.invalid(
          "key",
          "must have 1 to 255 letters, digits and . _ ~ : @ -, and begin with a letter or digit");
    }
    return new ConfigKey(project, key);
  }

  /// The name of a configuration that is asked for.
  static ConfigKey asked(String project, String key) {
    if (!KEY.matcher(key).matches()) {
      throw Refusal.notFound("configuration");
    }
    return new ConfigKey(project, key);
  }

  /// A new API key; 256 bits of chance, so that its hash need not be slow.
  static String make() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What is kept of one.
  static String hash(String key) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
