package dev.migratehub.hub.secret;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What secrets are sealed with.
///
/// @param key base64 of 32 bytes or more; with the embedded database one is made when it is not
///   given
/// @param previousKeys keys of earlier days, for what was sealed with them
@ConfigurationProperties("migratehub.secret")
public record SecretSettings(@Nullable String key, @DefaultValue List<String> previousKeys) {

  public SecretSettings {
    previousKeys = List.copyOf(previousKeys);
  }

  @Override
  public String toString() {
    return "SecretSettings[previousKeys=" + previousKeys.size() + "]";
  }
}
