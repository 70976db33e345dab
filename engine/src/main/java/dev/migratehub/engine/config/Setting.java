package dev.migratehub.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One setting. Its key in the file, its environment variable, its flags, its line in `config show`
/// and its row in the reference are derived from this one declaration.
///
/// @param key as it stands in the file: `database.host`
/// @param fallback the text that counts where nobody says anything
/// @param help one sentence, without a full stop
/// @param secret whether the value must not be seen; such a setting has no flag
/// @param aliases flags besides the one that the key gives
public record Setting<T>(
    String key,
    Type<T> type,
    Optional<String> fallback,
    String help,
    boolean secret,
    List<String> aliases) {

  /// What every environment variable of ours begins with.
  public static final String PREFIX = "MIGR8_";

  public Setting {
    aliases = List.copyOf(aliases);
  }

  static <T> Setting<T> of(String key, Type<T> type, String help) {
    return new Setting<>(key, type, Optional.empty(), help, false, List.of());
  }

  static <T> Setting<T> of(String key, Type<T> type, String fallback, String help) {
    return new Setting<>(key, type, Optional.of(fallback), help, false, List.of());
  }

  Setting<T> kept() {
    return new Setting<>(key, type, fallback, help, true, aliases);
  }

  Setting<T> flag(String... more) {
    return new Setting<>(key, type, fallback, help, secret, List.of(more));
  }

  /// Its environment variable: `MIGR8_DATABASE_HOST`.
  public String variable() {
    return PREFIX + variable(key);
  }

  /// Its flags, the one that users type most first; none for a secret, because the list of
  /// processes shows them to everybody.
  public List<String> flags() {
    if (secret) {
      return List.of();
    }
    List<String> flags = new ArrayList<>(aliases);
    String own = "--" + key.replace('.', '-').replace('_', '-');
    if (!flags.contains(own)) {
      flags.add(own);
    }
    return List.copyOf(flags);
  }

  /// Whether it says which database is meant, or how to sign in there.
  public boolean database() {
    return key.startsWith("database.");
  }

  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
