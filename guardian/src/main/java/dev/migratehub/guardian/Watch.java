package dev.migratehub.guardian;

import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.Entry;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells the changes of configurations in the order of the log, none left out and none twice. Every
/// member tells the same.
public final class Watch {

  /// Changes in a page, or as many as stand in one entry.
  private static final int CHANGES = 256;

  private final Registry registry;

  Watch(Registry registry) {
    this.registry = registry;
  }

  /// What is watched.
  ///
  /// @param prefix with which a key begins; empty for all keys of the project
  public record Filter(String project, String prefix) {
    boolean matches(ConfigKey key) {
      return key.project().equals(project) && key.key().startsWith(prefix);
    }
  }

  /// One change: a [Effect.ConfigPut] or a [Effect.ConfigGone].
  public record Event(long index, Effect effect) {}

  /// What comes next.
  public sealed interface Next {}

  /// Changes in order, perhaps none.
  ///
  /// @param until ask for what is behind this next time
  public record Page(List<Event> events, long until) implements Next {
    public Page {
      events = List.copyOf(events);
    }
  }

  /// Changes behind the index are forgotten: read everything, and go on behind what was read.
  ///
  /// @param index up to here nothing is told any more
  public record Compacted(long index) implements Next {}

  /// Changes behind an index of the log; waits if there are none yet.
  ///
  /// @param after the index of a revision, of a page, or of the whole state that was read
  public Next next(Filter filter, long after, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long from = after;
    while (true) {
      long behind = from;
      Next next = registry.read(state -> look(state, filter, behind));
      if (!(next instanceof Page page) || !page.events().isEmpty()) {
        return next;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return page;
      }
      from = page.until();
      registry.awaitChange(from, Duration.ofNanos(left));
    }
  }

  private static Next look(State state, Filter filter, long after) {
    if (after < state.compacted()) {
      return new Compacted(state.compacted());
    }
    List<Entry> entries = state.after(after, CHANGES);
    List<Event> events = new ArrayList<>();
    for (Entry entry : entries) {
      entry.effects().stream()
          .filter(it -> it.config().filter(filter::matches).isPresent())
          .forEach(it -> events.add(new Event(entry.index(), it)));
    }
    boolean all = entries.isEmpty() || state.after(entries.getLast().index(), 1).isEmpty();
    long until = all ? Math.max(after, state.index()) : entries.getLast().index();
    return new Page(events, until);
  }
}
