package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.approval.Approval;
import dev.migratehub.hub.approval.Approvals;
import dev.migratehub.hub.approval.Digest;
import dev.migratehub.hub.approval.Judgement;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.change.Looks;
import dev.migratehub.hub.project.Policy;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// What can be done with runs.
@Service
public final class Runs {

  private final RunStore store;
  private final ItemStore items;
  private final Subjects subjects;
  private final RunRights rights;
  private final Approvals approvals;
  private final Looks looks;
  private final Queue queue;
  private final Deeds deeds;
  private final Clock clock;

  Runs(
      RunStore store,
      ItemStore items,
      Subjects subjects,
      RunRights rights,
      Approvals approvals,
      Looks looks,
      Queue queue,
      Deeds deeds,
      Clock clock) {
    this.store = store;
    this.items = items;
    this.subjects = subjects;
    this.rights = rights;
    this.approvals = approvals;
    this.looks = looks;
    this.queue = queue;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// Approves what there is right now, if it is what was requested.
  public Run approve(Actor actor, UUID id, String comment) {
    return decide(
        actor,
        Action.RUN_APPROVE,
        id,
        held -> {
          RunState next = rights.approve(actor, held);
          Policy policy = subjects.policy(held.run());
          Approvals.Decider decider = new Approvals.Decider(actor.user(), held.access().role());
          approvals.approve(id, held.run().digest(), decider, policy.approvalHolds(), comment);
          return next;
        });
  }

  /// Denies, and says why.
  public Run deny(Actor actor, UUID id, String comment) {
    return decide(
        actor,
        Action.RUN_DENY,
        id,
        held -> {
          RunState next = rights.deny(held, comment);
          if (comment.isBlank()) {
            throw Refusal.invalid("comment", "must say why");
          }
          Approvals.Decider decider = new Approvals.Decider(actor.user(), held.access().role());
          approvals.deny(id, held.run().digest(), decider, comment.strip());
          return next;
        });
  }

  private Run decide(Actor actor, Action action, UUID id, Function<Held, RunState> decision) {
    return deeds.perform(
        actor,
        action,
        deed -> {
          Held held = hold(deed, id, Scope.APPROVE);
          store.state(id, decision.apply(held));
          // Who decides about a version, wherever, has seen it.
          looks.look(actor.user(), held.run().what().migration(), held.run().what().version());
          return store.find(id).orElseThrow();
        });
  }

  /// Lets an approved run begin, as soon as a node takes it. Should it not be what was approved any
  /// more, it is sent back, and that stays although this is refused.
  public Run execute(Actor actor, UUID id) {
    return begin(actor, Action.RUN_EXECUTE, id, Doubts.NONE);
  }

  /// Lets a run that failed or was called off go on where it stands.
  ///
  /// @param doubts what to do about statements of which the targets do not tell whether they took
  ///   effect
  public Run retry(Actor actor, UUID id, Doubts doubts) {
    return begin(actor, Action.RUN_RETRY, id, doubts);
  }

  private Run begin(Actor actor, Action action, UUID id, Doubts doubts) {
    Optional<Judgement.Objection> objection =
        deeds.perform(
            actor,
            action,
            deed -> {
              Held held = hold(deed, id, Scope.EXECUTE);
              RunState next = rights.begin(held, action == Action.RUN_RETRY, now());
              Optional<Judgement.Objection> found = subjects.judgement(held.run()).objection(now());
              if (found.isPresent()) {
                deed.refused(found.get().code(), found.get().why());
                sendBack(held.run(), found.get());
              } else {
                store.state(id, next);
                store.queuedBy(id, actor.user());
                requeue(deed, id, doubts);
                queue.add(store.find(id).orElseThrow());
              }
              return found;
            });
    objection.ifPresent(it -> {
      throw new Refusal(Fault.CONFLICT, it.code(), it.why());
    });
    return store.find(id).orElseThrow();
  }

  private void requeue(Deed deed, UUID id, Doubts doubts) {
    Map<UUID, Run.Doubt> decided = doubts.over(items.of(id));
    items.requeue(id);
    decided.forEach((item, doubt) -> {
      items.doubt(item, doubt);
      deed.detail("item " + item, doubt.text());
    });
  }

  private void sendBack(Run run, Judgement.Objection objection) {
    if (run.state() instanceof RunState.Approved) {
      store.state(run.id(), run.state().after(new RunState.Event.SendBack(objection.why())));
    }
  }

  /// Calls a run off: at once when it did not begin; else its statements are cancelled on the
  /// targets, and it ends when they are gone.
  public Run cancel(Actor actor, UUID id, String why) {
    return deeds.perform(
        actor,
        Action.RUN_CANCEL,
        deed -> {
          Held held = hold(deed, id, Scope.EXECUTE);
          Run run = held.run();
          rights.cancel(actor, held);
          deed.detail("comment", why);
          if (run.state() instanceof RunState.Running) {
            store.call(id, new Run.Call(actor.user(), now(), why));
          } else {
            Instant at = now();
            store.state(id, run.state().after(new RunState.Event.Cancel(at, why)));
            items.cancelQueued(
                id,
                new Run.Trouble(
                    "HUB-NOT-BEGUN",
                    "the run was called off",
                    "nothing was executed here",
                    "request it again"),
                at);
          }
          return store.find(id).orElseThrow();
        });
  }

  /// A run with its items.
  public Run.Detail detail(Actor actor, UUID id) {
    return new Run.Detail(seen(actor, id), items.of(id));
  }

  /// What an approval of this run is bound to, as a text; of what there is right now.
  public String digestText(Actor actor, UUID id) {
    return Digest.text(subjects.subject(seen(actor, id)));
  }

  /// All decisions about a run, the newest first.
  public List<Approval> approvals(Actor actor, UUID id) {
    seen(actor, id);
    return approvals.of(id);
  }

  /// Lines of an item's log behind one, in their order.
  public List<Run.Line> lines(Actor actor, UUID id, UUID item, long after, int limit) {
    seen(actor, id);
    Run.Item found =
        items
            .find(item)
            .filter(it -> it.run().equals(id))
            .orElseThrow(() -> Refusal.notFound("item"));
    return items.lines(found.id(), after, limit);
  }

  /// Runs of one's projects, the newest first.
  public Slice<Run> list(Actor actor, RunFilter filter, Paging paging) {
    actor.needs(Scope.READ);
    return Slice.of(
        store.list(actor.user(), actor.role() == Role.ADMIN, filter, paging),
        paging.limit(),
        run -> new Cursor(run.requestedAt(), run.id()));
  }

  private Run seen(Actor actor, UUID id) {
    actor.needs(Scope.READ);
    Run run = store.find(id).orElseThrow(() -> Refusal.notFound("run"));
    subjects.access(actor, run);
    return run;
  }

  /// A run that is held, or looked at, and what somebody may in its project.
  record Held(Run run, Project.Access access) {}

  /// What somebody may do with a run as it stands, and else why not.
  public RunRights.May may(Actor actor, UUID id) {
    Run run = seen(actor, id);
    return rights.of(actor, new Held(run, subjects.access(actor, run)), now());
  }

  private Held hold(Deed deed, UUID id, Scope scope) {
    deed.on("run", id);
    Actor actor = deed.actor();
    actor.needs(scope);
    Run run = store.hold(id).orElseThrow(() -> Refusal.notFound("run"));
    Project.Access access = subjects.access(actor, run);
    deed.in(run.what().project())
        .environment(run.what().environment())
        .detail("digest", run.digest().hex());
    return new Held(run, access);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
