package dev.migratehub.hub.secret;

import dev.migratehub.hub.store.DbSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds the key that seals: in the settings, or for trying out in a file of the data folder that
/// its owner alone can read.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
class SecretConfiguration {

  private static final String SETTING = "MIGRATEHUB_SECRET_KEY";

  @Bean
  Sealer sealer(SecretSettings settings, DbSettings database) {
    List<Key> older =
        settings.previousKeys().stream()
            .filter(key -> !key.isBlank())
            .map(key -> Key.of("MIGRATEHUB_SECRET_PREVIOUS_KEYS", key))
            .toList();
    return new Sealer(newest(settings, database), older);
  }

  private static Key newest(SecretSettings settings, DbSettings database) {
    String key = settings.key();
    if (key != null && !key.isBlank()) {
      return Key.of(SETTING, key);
    }
    if (!database.embedded()) {
      throw Key.unusable(SETTING + " is not set, so target passwords cannot be kept");
    }
    Path file = database.data().toAbsolutePath().resolve("secret.key");
    try {
      return Key.of(file.toString(), kept(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the key in " + file + " cannot be read or made", e);
    }
  }

  private static String kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[Key.LEAST_BYTES];
      new SecureRandom().nextBytes(bytes);
      Files.createDirectories(file.resolveSibling("."));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
    }
    return Files.readString(file);
  }
}
