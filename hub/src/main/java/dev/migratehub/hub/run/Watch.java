package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.project.Projects;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What changed in runs since somebody looked. A change that is committed late can come with a
/// smaller number than one that was seen; so each answer reaches back a little, and whoever asks
/// leaves out what it has.
@Service
final class Watch {

  private static final long BACK = 200;
  private static final long LATE = 20;

  private final WatchStore store;
  private final Projects projects;

  Watch(WatchStore store, Projects projects) {
    this.store = store;
    this.projects = projects;
  }

  /// The number of a change of a run or of an item; `item` equals `run` for the run itself.
  record Change(UUID run, UUID item, long number) {

    boolean ofRun() {
      return run.equals(item);
    }
  }

  /// Whether somebody may still see a project's runs.
  boolean sees(Actor actor, UUID project) {
    return projects.roleIn(project, actor.user()).isPresent();
  }

  /// Changes of one run behind a number, in their order.
  List<Change> of(UUID run, long after) {
    return store.of(run, after - BACK);
  }

  /// What somebody was told who was shown all changes of a run up to a number. The last of them are
  /// told again, because some may have been committed since.
  Seen shown(UUID run, long number) {
    return new Seen(store.of(run, 0).stream().filter(it -> it.number() <= number - LATE).toList());
  }

  /// The number of the newest change of a run.
  long newest(UUID run) {
    return store.of(run, 0).stream().mapToLong(Change::number).max().orElse(0);
  }

  /// The number of the newest change of any run that somebody sees.
  long newest(Actor actor) {
    actor.needs(Scope.READ);
    return store.newest(actor);
  }
}
