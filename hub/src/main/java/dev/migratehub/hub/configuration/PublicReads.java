package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.LimitSettings;
import dev.migratehub.hub.web.Throttle;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Configurations for programs that have nothing but their project's API key. It needs the state in
/// memory and no database.
@Service
public final class PublicReads {

  private final RegistryNode node;
  private final Throttle reads;
  private final Throttle guesses;

  PublicReads(RegistryNode node, RegistrySettings settings, LimitSettings limits) {
    this.node = node;
    this.reads = new Throttle(settings.publicReads());
    this.guesses = new Throttle(limits.refusals());
  }

  /// The current version of a configuration of the project that the key opens.
  ///
  /// @param address from which it is asked for; one that guesses keys has to wait
  /// @throws Refusal as if there were none, for a key that opens nothing
  Revision read(String apiKey, String key, String address, Consistency how) {
    String hash = Keys.hash(apiKey);
    if (node.read(Consistency.STALE, state -> state.projectOfKey(hash)).isPresent()) {
      reads.pass(hash);
    }
    return node.read(
            how,
            state ->
                state
                    .projectOfKey(hash)
                    .map(it -> state.config(Keys.asked(it.id(), key)))
                    .or(() -> guessed(address)))
        .flatMap(it -> it)
        .orElseThrow(() -> Refusal.notFound("configuration"));
  }

  private Optional<Optional<Revision>> guessed(String address) {
    guesses.pass(address);
    return Optional.empty();
  }
}
