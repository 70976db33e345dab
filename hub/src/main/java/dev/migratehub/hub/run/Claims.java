package dev.migratehub.hub.run;

import dev.migratehub.engine.plan.Request;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.approval.Judgement;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.audit.Deeds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// How a node begins a run, and how it ends one. Whether a run may begin is judged here, in the
/// transaction that begins it, on what there is at that moment.
@Component
final class Claims {

  private static final String CHANGED =
      "What would run is no longer what was approved, so nothing more of it is begun.";

  private final RunStore runs;
  private final ItemStore items;
  private final Subjects subjects;
  private final Deeds deeds;
  private final RunMeters meters;
  private final Clock clock;

  Claims(
      RunStore runs,
      ItemStore items,
      Subjects subjects,
      Deeds deeds,
      RunMeters meters,
      Clock clock) {
    this.runs = runs;
    this.items = items;
    this.subjects = subjects;
    this.deeds = deeds;
    this.meters = meters;
    this.clock = clock;
  }

  /// A run that is this node's to bring to its end.
  ///
  /// @param halt why nothing more may begin; empty when it may
  record Claimed(Run run, Order order, List<Run.Item> items, Optional<String> halt) {

    Claimed {
      items = List.copyOf(items);
    }

    /// What this node must know to write.
    long claim() {
      return run.claim();
    }

    /// The items that are left, those that were begun before all others.
    List<Run.Item> begunFirst() {
      return items.stream()
          .filter(item -> !item.state().settled())
          .sorted(Comparator.comparing((Run.Item item) -> item.state() == ItemState.QUEUED))
          .toList();
    }
  }

  /// Begins a run that is queued, or takes over one that is running; empty when there is nothing to
  /// do, or when it may not begin: then it says why.
  Optional<Claimed> claim(UUID id) {
    Optional<Run> seen = runs.find(id);
    if (seen.isEmpty() || !underWay(seen.get())) {
      return Optional.empty();
    }
    Optional<Claimed> claimed = hold(id);
    if (seen.get().state() instanceof RunState.Queued) {
      claimed.ifPresent(it -> meters.began(it.run()));
    }
    return claimed;
  }

  private Optional<Claimed> hold(UUID id) {
    return deeds.perform(
        Actor.hub(),
        Action.RUN_CLAIM,
        deed -> {
          Run run = runs.hold(id).orElseThrow();
          about(deed, run);
          return switch (run.state()) {
            case RunState.Queued _ -> begin(deed, run);
            case RunState.Running _ -> {
              deed.detail("takeover", true);
              yield Optional.of(takeover(deed, run));
            }
            default -> {
              deed.detail("nothing", "to do");
              yield Optional.empty();
            }
          };
        });
  }

  private Optional<Claimed> begin(Deed deed, Run run) {
    Instant now = now();
    Optional<Judgement.Objection> objection = subjects.judgement(run).objection(now);
    if (objection.isPresent()) {
      deed.refused(objection.get().code(), objection.get().why());
      runs.state(run.id(), run.state().after(new RunState.Event.SendBack(objection.get().why())));
      return Optional.empty();
    }
    runs.state(run.id(), run.state().after(new RunState.Event.Claim(now)));
    return Optional.of(claimed(run, Optional.empty()));
  }

  /// What was begun must be settled in any case; when it is no longer what was approved, no more
  /// than that is done.
  private Claimed takeover(Deed deed, Run run) {
    Judgement judgement = subjects.judgement(run);
    boolean same = judgement.requested().equals(judgement.now());
    if (!same) {
      deed.refused("content_changed", CHANGED);
    }
    return claimed(run, same ? Optional.empty() : Optional.of(CHANGED));
  }

  private Claimed claimed(Run run, Optional<String> halt) {
    runs.claim(run.id());
    Order order =
        new Order(
            run.id(),
            run.what().direction(),
            subjects.migration(run),
            run.what().environment(),
            subjects.places(run),
            Request.Resume.Doubt.UNDECIDED);
    return new Claimed(runs.find(run.id()).orElseThrow(), order, items.of(run.id()), halt);
  }

  /// Ends a run whose items are all settled, or will not begin any more; the answer is the run as
  /// it ended, or nothing where it is another node's.
  Optional<Run> finish(UUID id, long claim, Optional<String> halt) {
    Optional<Run> ended = end(id, claim, halt) ? runs.find(id) : Optional.empty();
    ended.ifPresent(meters::ended);
    return ended;
  }

  private boolean end(UUID id, long claim, Optional<String> halt) {
    return deeds.perform(
        Actor.hub(),
        Action.RUN_FINISH,
        deed -> {
          Run run = runs.hold(id).orElseThrow();
          about(deed, run);
          if (!(run.state() instanceof RunState.Running) || run.claim() != claim) {
            deed.detail("state", run.state().text()).detail("overtaken", run.claim() != claim);
            return false;
          }
          Instant now = now();
          items.cancelQueued(id, notBegun(run, halt), now);
          RunState end = End.of(run, items.of(id), halt, now);
          runs.state(id, run.state().after(new RunState.Event.Finish(end)));
          deed.detail("state", end.text());
          for (Run.Item item : items.of(id)) {
            deed.detail("item " + item.position(), item.targetName() + " " + item.state().text());
          }
          return true;
        });
  }

  /// Whether somebody called it off.
  boolean calledOff(UUID id) {
    return runs.find(id).flatMap(Run::call).isPresent();
  }

  /// Runs that are under way and that no task is about.
  List<Run> orphans() {
    return runs.orphans();
  }

  private static Run.Trouble notBegun(Run run, Optional<String> halt) {
    String why =
        halt.orElse(
            run.call().isPresent()
                ? "the run was called off"
                : "another target failed before its turn");
    return new Run.Trouble(
        "HUB-NOT-BEGUN",
        why,
        "nothing was executed here",
        "retry the run when the others are mended");
  }

  private static boolean underWay(Run run) {
    return run.state() instanceof RunState.Queued || run.state() instanceof RunState.Running;
  }

  private static void about(Deed deed, Run run) {
    deed.on("run", run.id()).in(run.what().project()).environment(run.what().environment());
    deed.detail("digest", run.digest().hex());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
