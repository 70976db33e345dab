package dev.migratehub.engine.config;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The database that a configuration means.
///
/// The first source that holds a url decides which one. Parts that the same or an earlier source
/// holds replace those of the url; parts of later sources are passed over, but for user and
/// password where the url names none. An earlier source that names another kind of database takes
/// the url out of the game. Without any url the parts of all sources together are the address.
///
/// @param url the address, put together
/// @param used the keys of the settings that went into it
public record Address(DatabaseUrl url, Set<String> used) {

  public Address {
    used = Set.copyOf(used);
  }

  /// Puts the address together; without a word about it anywhere it is a file in the working
  /// folder.
  ///
  /// @param variables where Supabase's own variables are looked up when nothing else says anything
  /// @param dialects finds a dialect by one of its names
  /// @throws dev.migratehub.engine.problem.ProblemException when that cannot be done
  public static Address of(
      Config config, Map<String, Value> variables, Function<String, Optional<Dialect>> dialects) {
    return new AddressParts(config, dialects)
        .said()
        .or(() -> Supabase.address(config, variables, dialects))
        .orElseGet(() -> new AddressParts(config, dialects).fallback());
  }
}
