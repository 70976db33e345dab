package dev.migratehub.engine.adopt;

import dev.migratehub.engine.target.OpenTarget;
import java.util.List;

/// A history of another tool that a target holds.
///
/// @param table as it is written there
/// @param tool as sentences call it
/// @param adoptable whether it can be adopted
/// @param begun whether anything stands in it
public record Sighting(String table, String tool, boolean adoptable, boolean begun) {

  /// Everything of that kind; only looks.
  public static List<Sighting> in(OpenTarget target) {
    return new Search(target, AdoptionRequest.ANY).sightings();
  }
}
