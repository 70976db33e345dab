package dev.migratehub.cli;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Gets ready, on a second processor, what signing in to a server takes: its thousands of hashes
/// wait for the JDK's cryptography to be loaded and compiled, a fifth of a short run. Meanwhile the
/// first one reads settings and scripts.
final class Warmth {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ROUNDS = 800;
  private static final Set<String> WITHOUT_SERVER =
      Set.of("help", "completion", "create", "check", "renumber");

  private Warmth() {}

  /// Begins, where the words do not read as if no server was meant.
  static void begin(List<String> words) {
    boolean wanted =
        words.stream()
            .filter(word -> !word.startsWith("-"))
            .findFirst()
            .filter(word -> !WITHOUT_SERVER.contains(word))
            .isPresent();
    if (wanted) {
      Thread thread = new Thread(Warmth::hash, "warmth");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void hash() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] bytes = new byte[mac.getMacLength()];
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      for (int i = 0; i < ROUNDS; i++) {
        bytes = mac.doFinal(bytes);
      }
      new SecureRandom().nextBytes(bytes);
    } catch (GeneralSecurityException e) {
      // Who needs it later will say so.
    }
  }
}
