package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.web.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// What can be done with the audit: nobody changes it. Members see the events of their projects,
/// without where others were; admins see all, export and check it.
@Service
public final class Audits {

  private final AuditStore store;
  private final CheckpointStore checkpoints;
  private final Signer signer;
  private final Deeds deeds;
  private final ObjectProvider<Sight> sight;

  Audits(
      AuditStore store,
      CheckpointStore checkpoints,
      Signer signer,
      Deeds deeds,
      ObjectProvider<Sight> sight) {
    this.store = store;
    this.checkpoints = checkpoints;
    this.signer = signer;
    this.deeds = deeds;
    this.sight = sight;
  }

  /// Whoever knows which projects somebody may see.
  public interface Sight {

    /// Their ids.
    ///
    /// @param project only that one
    /// @throws Refusal as if there were none, for a project that may not be seen
    List<UUID> projects(Actor actor, Optional<UUID> project);
  }

  /// The events that are looked for, the newest first.
  Slice<AuditEvent> list(Actor actor, Search search, Search.Page page) {
    actor.needs(Scope.READ);
    boolean all = actor.role() == Role.ADMIN;
    List<UUID> projects =
        all
            ? search.project().stream().toList()
            : sight.getObject().projects(actor, search.project());
    List<AuditEvent> found =
        store.search(search, new Visible(all && projects.isEmpty(), projects), page);
    boolean more = found.size() > page.limit();
    List<AuditEvent> shown = more ? found.subList(0, page.limit()) : found;
    return new Slice<>(
        shown.stream().map(event -> all ? event : event.withoutOrigin()).toList(),
        more ? Optional.of("" + shown.getLast().seq()) : Optional.empty());
  }

  /// Of which projects events are shown.
  record Visible(boolean all, List<UUID> projects) {}

  /// A stretch of the chain.
  ///
  /// @param to the last event; empty for the newest
  Export export(Actor actor, Export.Format format, long from, Optional<Long> to) {
    return deeds.perform(
        actor,
        Action.AUDIT_EXPORT,
        deed -> {
          deed.on("audit", "").detail("from", from).detail("format", format.name());
          actor.needs(Scope.READ);
          actor.needs(Role.ADMIN);
          AuditEvent last =
              to.map(store::find)
                  .orElseGet(store::last)
                  .filter(it -> from >= 1 && from <= it.seq())
                  .orElseThrow(() -> Refusal.invalid("from", "there are no such events"));
          deed.detail("to", last.seq());
          return new Export(store, format, from, signer.checkpoint(last));
        });
  }

  /// Signs how far the chain has come.
  Checkpoint checkpoint(Actor actor) {
    return deeds.perform(
        actor,
        Action.AUDIT_CHECKPOINT,
        deed -> {
          deed.on("audit", "");
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          AuditEvent last = store.last().orElseThrow(() -> Refusal.notFound("event to be signed"));
          deed.detail("seq", last.seq());
          return signer.checkpoint(last);
        });
  }

  /// All checkpoints, the oldest first.
  List<Checkpoint> checkpoints(Actor actor) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    return checkpoints.list();
  }

  /// The public halves of the keys that sign, for everybody.
  List<SigningKey> keys(Actor actor) {
    actor.needs(Scope.READ);
    return checkpoints.keys();
  }

  /// Checks the whole chain and its checkpoints.
  Verification verify(Actor actor) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    return deeds.look(() -> {
      Verification.Walk walk = new Verification.Walk(checkpoints.list(), checkpoints.keys());
      store.each(1, Long.MAX_VALUE, walk::next);
      return walk.end();
    });
  }
}
