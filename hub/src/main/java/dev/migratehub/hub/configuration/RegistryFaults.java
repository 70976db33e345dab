package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.json.BadContent;
import dev.migratehub.guardian.json.Violation;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.guardian.registry.User;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the registry says no with, as the hub says it.
final class RegistryFaults {

  private RegistryFaults() {}

  /// Something that is asked of the registry.
  interface Question<T> {
    T ask() throws InterruptedException;
  }

  /// Asks it.
  ///
  /// @throws Refusal where it does not answer, or does not take what was sent
  static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (LogUnavailable e) {
      throw new Refusal(
          Fault.UNAVAILABLE,
          "registry_unavailable",
          "No majority of the registry's members answers. What was asked for may still be done: ask"
              + " again with the same Idempotency-Key.");
    } catch (LogStopped e) {
      throw new Refusal(
          Fault.UNAVAILABLE,
          "registry_stopped",
          "The registry's member on this node has stopped; its log says why, and"
              + " GET /v1/cluster.");
    } catch (BadContent e) {
      throw refusal(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Fault.UNAVAILABLE, "interrupted", "The hub is shutting down.");
    }
  }

  /// Makes something of the registry's of what a request says.
  ///
  /// @throws Refusal when it is none
  static <T> T made(String field, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (BadContent e) {
      throw refusal(e);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(field, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal refusal(BadContent bad) {
    List<Map<String, String>> places =
        bad.violations().stream().map(RegistryFaults::place).toList();
    return new Refusal(
        Fault.INVALID,
        "content_invalid",
        "The content is not accepted: " + bad.getMessage() + ".",
        Map.of("violations", places));
  }

  private static Map<String, String> place(Violation violation) {
    return Map.of(
        "pointer", violation.pointer(), "rule", violation.rule(), "message", violation.message());
  }

  /// What an answer is refused with; empty for one that was done.
  static Optional<Refusal> of(Answer answer, State state) {
    return switch (answer) {
      case Answer.Done _ -> Optional.empty();
      case Answer.Conflict it -> Optional.of(conflict(it, state));
      case Answer.Exists it ->
          Optional.of(new Refusal(Fault.CONFLICT, "exists", "There is " + it.what() + " already."));
      case Answer.Missing it ->
          Optional.of(new Refusal(Fault.NOT_FOUND, "not_found", "There is no " + it.what() + "."));
      case Answer.InUse it -> Optional.of(inUse(it));
      case Answer.Refused it -> of(it.why(), state).map(why -> at(it.position(), why));
      case Answer.KeyReused _ ->
          Optional.of(
              new Refusal(
                  Fault.CONFLICT,
                  "idempotency_key_used",
                  "This Idempotency-Key was used for another request."));
      case Answer.Moved it ->
          Optional.of(
              new Refusal(
                  Fault.UNAVAILABLE,
                  "moved",
                  it.what() + " change faster than they can be checked; ask again."));
    };
  }

  private static Refusal conflict(Answer.Conflict it, State state) {
    String who = name(state, it.changedBy());
    return new Refusal(
        Fault.CONFLICT,
        "version_conflict",
        "%s is at version %d, by %s at %s; read it again, then repeat."
            .formatted(it.what(), it.version(), who, it.changedAt()),
        Map.of(
            "version",
            it.version(),
            "tag",
            it.version() + "-" + it.index(),
            "changed_by",
            who,
            "changed_at",
            it.changedAt().toString()));
  }

  private static Refusal inUse(Answer.InUse it) {
    return new Refusal(
        Fault.CONFLICT,
        "in_use",
        "The schema %s is used by %d configurations.".formatted(it.schema(), it.count()),
        Map.of(
            "count", it.count(), "users", it.users().stream().map(ConfigKey::toString).toList()));
  }

  private static Refusal at(int position, Refusal why) {
    Map<String, Object> details = new LinkedHashMap<>(why.details());
    details.put("position", position);
    return new Refusal(
        why.fault(), why.code(), "Change %d: %s".formatted(position, why.getMessage()), details);
  }

  /// What people call a user of the registry.
  static String name(State state, String user) {
    return state.user(user).map(User::email).orElse(user);
  }
}
