package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is being done, and what the audit will say of it. Whoever does it notes what it
/// is about as soon as that is known, so that a refusal names it too.
public final class Deed {

  private final Actor actor;
  private final Action action;
  private final Map<String, Object> details = new TreeMap<>();
  private Outcome outcome = Outcome.ALLOWED;
  private String resourceType = "";
  private String resourceId = "";
  private @Nullable UUID project;
  private @Nullable String environment;

  Deed(Actor actor, Action action) {
    this.actor = actor;
    this.action = action;
  }

  /// Who does it.
  public Actor actor() {
    return actor;
  }

  /// What it is done to.
  public Deed on(String type, Object id) {
    this.resourceType = type;
    this.resourceId = id.toString();
    return this;
  }

  /// The project it belongs to.
  public Deed in(UUID project) {
    this.project = project;
    return this;
  }

  /// The environment it belongs to.
  public Deed environment(String name) {
    this.environment = name;
    return this;
  }

  /// Refuses what was asked for, and yet keeps what the work wrote about it, such as a run's new
  /// state.
  public Deed refused(String code, String why) {
    this.outcome = Outcome.DENIED;
    return detail("refusal", code).detail("why", why);
  }

  /// A value worth knowing later; never a secret.
  public Deed detail(String name, Object value) {
    details.put(
        name, value instanceof Number || value instanceof Boolean ? value : value.toString());
    return this;
  }

  Outcome outcome() {
    return outcome;
  }

  Action action() {
    return action;
  }

  String resourceType() {
    return resourceType;
  }

  String resourceId() {
    return resourceId;
  }

  Optional<UUID> project() {
    return Optional.ofNullable(project);
  }

  Optional<String> environment() {
    return Optional.ofNullable(environment);
  }

  Map<String, Object> details() {
    return details;
  }
}
