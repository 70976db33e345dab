package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.Guardian;
import dev.migratehub.guardian.Watch;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Tells what changes in a project, in order, none left out and none twice.
@Service
public final class ConfigWatch {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final RegistryNode node;

  ConfigWatch(RegistryNode node) {
    this.node = node;
  }

  /// One change.
  ///
  /// @param index go on behind it
  /// @param content empty for one that was removed
  record Change(
      long index,
      String key,
      long version,
      Optional<RawJson> content,
      String author,
      Instant at,
      String comment) {}

  /// What came behind an index.
  ///
  /// @param until go on behind it
  record Page(List<Change> changes, long until) {
    Page {
      changes = List.copyOf(changes);
    }
  }

  /// Where who begins to watch now begins.
  long now(Actor actor, String project) {
    actor.needs(Scope.READ);
    return node.read(
        Consistency.STRICT,
        state -> {
          Rights.need(state, actor, project, RoleLevel.VIEWER);
          return state.index();
        });
  }

  /// What came behind an index, waiting for it if need be.
  ///
  /// @throws Refusal when it is too long ago, with the index from which on there is something
  Page next(Actor actor, String project, String prefix, long after, Duration patience) {
    actor.needs(Scope.READ);
    if (after < 0) {
      throw Refusal.invalid("after", "must be an index that was given out");
    }
    Guardian guardian = node.guardian();
    look(actor, project);
    Duration wait = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
    Watch.Next next =
        RegistryFaults.asking(
            () -> guardian.watch().next(new Watch.Filter(project, prefix), after, wait));
    // Who lost his role while this waited is told nothing.
    look(actor, project);
    return switch (next) {
      case Watch.Compacted it -> throw compacted(it.index());
      case Watch.Page page ->
          guardian
              .registry()
              .read(state ->
                  new Page(
                      page.events().stream().map(it -> change(state, it)).toList(), page.until()));
    };
  }

  private void look(Actor actor, String project) {
    node.read(Consistency.STALE, state -> Rights.need(state, actor, project, RoleLevel.VIEWER));
  }

  private static Refusal compacted(long index) {
    return new Refusal(
        Fault.GONE,
        "compacted",
        "Changes up to index %d are not kept any more: read all, then go on behind what was read."
            .formatted(index),
        Map.of("index", index));
  }

  private static Change change(State state, Watch.Event event) {
    return switch (event.effect()) {
      case Effect.ConfigPut(var it) ->
          new Change(
              event.index(),
              it.key().key(),
              it.version(),
              Optional.of(RawJson.of(it.content())),
              RegistryFaults.name(state, it.author()),
              it.at(),
              it.comment());
      case Effect.ConfigGone it ->
          new Change(
              event.index(),
              it.key().key(),
              it.version(),
              Optional.empty(),
              RegistryFaults.name(state, it.author()),
              it.at(),
              it.comment());
      case Effect other -> throw new IllegalStateException("watched " + other);
    };
  }
}
