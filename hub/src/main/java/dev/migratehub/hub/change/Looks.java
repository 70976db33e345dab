package dev.migratehub.hub.change;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Which version of a change somebody saw last, so that the next time a page can say what is
/// different since.
@Service
public final class Looks {

  private final LookStore store;

  Looks(LookStore store) {
    this.store = store;
  }

  /// Notes that somebody looks at a version now.
  ///
  /// @return the version that was seen before this one; the same again stays the same answer, so
  ///   that loading a page twice loses nothing; empty for the first look at the change
  public Optional<Integer> look(UUID user, UUID change, int version) {
    return store.look(user, change, version);
  }
}
