package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.approval.Judgement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What somebody may do with a run as it stands. Whoever does it and whoever only asks whether it
/// can be done go through the same lines.
@Component
public final class RunRights {

  private final Subjects subjects;

  RunRights(Subjects subjects) {
    this.subjects = subjects;
  }

  /// For each deed why it may not be done; empty where it may.
  public record May(
      Optional<String> approve,
      Optional<String> deny,
      Optional<String> execute,
      Optional<String> retry,
      Optional<String> cancel) {}

  May of(Actor actor, Runs.Held held, Instant now) {
    return new May(
        why(actor, Scope.APPROVE, () -> approve(actor, held)),
        why(actor, Scope.APPROVE, () -> deny(held, "")),
        why(actor, Scope.EXECUTE, () -> begin(held, false, now)),
        why(actor, Scope.EXECUTE, () -> begin(held, true, now)),
        why(
            actor,
            Scope.EXECUTE,
            () -> {
              cancel(actor, held);
              if (!(held.run().state() instanceof RunState.Running)) {
                held.run().state().after(new RunState.Event.Cancel(now, ""));
              }
            }));
  }

  /// Where an approval leads.
  RunState approve(Actor actor, Runs.Held held) {
    held.access().needs(Role.MANAGER);
    RunState next = held.run().state().after(new RunState.Event.Approve());
    Judgement before = subjects.judgement(held.run());
    if (!before.requested().equals(before.now())) {
      throw new Refusal(
          Fault.CONFLICT,
          "content_changed",
          "What would run is not what was requested: the SQL, the targets or the environment's"
              + " policy changed. Request approval again.");
    }
    if (before.approverDiffers() && before.authors().contains(actor.user())) {
      throw new Refusal(
          Fault.FORBIDDEN,
          "own_change",
          "You wrote version %d, so someone else must approve it."
              .formatted(subjects.lastWrittenBy(actor.user(), held.run())));
    }
    return next;
  }

  /// Where a denial leads.
  RunState deny(Runs.Held held, String comment) {
    held.access().needs(Role.MANAGER);
    return held.run().state().after(new RunState.Event.Deny(comment.strip()));
  }

  /// Where it leads to let it begin; whether what was approved still holds is judged elsewhere.
  RunState begin(Runs.Held held, boolean retry, Instant now) {
    held.access().needs(subjects.policy(held.run()).executor());
    RunState state = held.run().state();
    boolean again = state instanceof RunState.Failed || state instanceof RunState.Canceled;
    if (again != retry) {
      throw new Refusal(
          Fault.CONFLICT,
          "run_state",
          "This run is %s, so it cannot be %s."
              .formatted(state.text().replace('_', ' '), retry ? "retried" : "executed"),
          Map.of("state", state.text()));
    }
    return state.after(new RunState.Event.Queue(now));
  }

  /// Goes on for whoever requested it or may execute it.
  void cancel(Actor actor, Runs.Held held) {
    if (!held.run().requestedBy().equals(actor.user())) {
      held.access().needs(subjects.policy(held.run()).executor());
    }
  }

  private static Optional<String> why(Actor actor, Scope scope, Runnable deed) {
    try {
      actor.needs(scope);
      deed.run();
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
