package dev.migratehub.guardian.registry;

import java.util.List;

/// What one entry of the log changed; never empty.
public record Entry(long index, List<Effect> effects) {
  public Entry {
    effects = List.copyOf(effects);
  }
}
