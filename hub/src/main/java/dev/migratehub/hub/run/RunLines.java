package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Runs as lists show them: only those of one's projects, whatever is asked for.
@Service
public final class RunLines {

  private static final int MOST = 200;

  private final RunLineStore store;
  private final Watch watch;

  RunLines(RunLineStore store, Watch watch) {
    this.store = store;
    this.watch = watch;
  }

  /// Which runs are wanted; what is empty does not matter.
  ///
  /// @param states such as `approved`
  /// @param text somewhere in key, name or ticket of the change
  public record Filter(
      Optional<UUID> project,
      Optional<UUID> change,
      Optional<UUID> set,
      Optional<String> environment,
      List<String> states,
      Optional<String> text) {

    /// All there are.
    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    /// Those of one change.
    public static Filter ofChange(UUID change) {
      return new Filter(
          Optional.empty(),
          Optional.of(change),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());
    }
  }

  /// What is for somebody to do.
  public enum Desk {
    /// Runs that wait for this person's approval.
    APPROVE,
    /// Runs that are ready for this person to start, or that failed and were not run again.
    RUN,
    /// This person's runs that are with others.
    WAIT
  }

  /// Where a project stands in an environment.
  ///
  /// @param newest the greatest key that was executed there
  /// @param last the state of the run that was requested last
  public record Stand(
      String slug,
      String project,
      String environment,
      Optional<String> newest,
      Optional<String> last,
      Optional<UUID> lastRun) {}

  /// A decision with the name of who made it.
  public record Decided(
      UUID run,
      String environment,
      int number,
      String decision,
      String by,
      Instant at,
      Optional<Instant> expiresAt,
      String comment) {}

  /// Runs, the newest first.
  public Slice<RunLine> list(Actor actor, Filter filter, Paging paging) {
    actor.needs(Scope.READ);
    return Slice.of(
        store.list(actor, filter, paging),
        paging.limit(),
        run -> new Cursor(run.requestedAt(), run.id()));
  }

  /// One of them.
  public Optional<RunLine> one(Actor actor, UUID run) {
    actor.needs(Scope.READ);
    return store.one(actor, run);
  }

  /// Where a list that is shown now hears that it is stale. Asked before the list is.
  public String live(Actor actor) {
    return "/live?since=" + watch.newest(actor);
  }

  /// What is for somebody to do, the oldest first.
  public List<RunLine> desk(Actor actor, Desk desk, int limit) {
    actor.needs(Scope.READ);
    return store.desk(actor, desk, Math.min(limit, MOST));
  }

  /// Where all projects stand that somebody sees, by project and then in the order of environments.
  public List<Stand> stands(Actor actor) {
    actor.needs(Scope.READ);
    return store.stands(actor, Optional.empty());
  }

  /// Where one project stands.
  public List<Stand> stands(Actor actor, UUID project) {
    actor.needs(Scope.READ);
    return store.stands(actor, Optional.of(project));
  }

  /// All decisions about runs of a change, the newest first; for who sees the change.
  public List<Decided> decisions(UUID change) {
    return store.decisions(change);
  }
}
