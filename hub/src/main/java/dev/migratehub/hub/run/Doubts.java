package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What somebody who looked in the databases decided about statements in doubt.
///
/// @param one for the only item in doubt
/// @param items by item, where several are
public record Doubts(Run.Doubt one, Map<UUID, Run.Doubt> items) {

  /// Nothing was decided.
  public static final Doubts NONE = new Doubts(Run.Doubt.UNDECIDED, Map.of());

  public Doubts {
    items = Map.copyOf(items);
  }

  /// What that means for the items of a run.
  ///
  /// @throws Refusal when it is about an item that is not in doubt, or does not say which of several
  Map<UUID, Run.Doubt> over(List<Run.Item> all) {
    List<UUID> inDoubt = all.stream().filter(Run.Item::inDoubt).map(Run.Item::id).toList();
    Map<UUID, Run.Doubt> decided = new LinkedHashMap<>();
    if (one != Run.Doubt.UNDECIDED) {
      decided.put(theOnly(inDoubt), one);
    }
    for (Map.Entry<UUID, Run.Doubt> entry : items.entrySet()) {
      if (!inDoubt.contains(entry.getKey())) {
        throw Refusal.invalid("doubts", "no statement is in doubt on item " + entry.getKey());
      }
      decided.put(entry.getKey(), entry.getValue());
    }
    return decided;
  }

  private static UUID theOnly(List<UUID> inDoubt) {
    if (inDoubt.isEmpty()) {
      throw Refusal.invalid("doubt", "no statement of this run is in doubt");
    }
    if (inDoubt.size() > 1) {
      throw new Refusal(
          Fault.CONFLICT,
          "doubt_of_several",
          "A statement is in doubt on %d targets; say what holds for each, in doubts."
              .formatted(inDoubt.size()),
          Map.of("items", inDoubt.stream().map(UUID::toString).toList()));
    }
    return inDoubt.getFirst();
  }
}
