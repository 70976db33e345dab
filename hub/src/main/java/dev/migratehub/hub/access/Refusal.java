package dev.migratehub.hub.access;

import java.util.Map;

/// Something that is not done, for a reason its caller can act on; nothing of it was kept.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Fault fault;
  private final String code;
  private final transient Map<String, Object> details;
  private boolean hidden;
  private boolean writtenDown;

  /// Refuses without values for programs.
  ///
  /// @param code a stable name for programs, such as `approval_expired`
  /// @param message a sentence for people, without secrets
  public Refusal(Fault fault, String code, String message) {
    this(fault, code, message, Map.of());
  }

  /// Refuses.
  ///
  /// @param details values for programs, as JSON has them
  public Refusal(Fault fault, String code, String message, Map<String, Object> details) {
    super(message, null, false, false);
    this.fault = fault;
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /// There is no such thing, or none that this person may know of.
  public static Refusal notFound(String what) {
    return new Refusal(Fault.NOT_FOUND, "not_found", "There is no such " + what + ".");
  }

  /// There is such a thing, which this person may not know of; the answer is that there is none.
  public static Refusal hidden(String what) {
    Refusal refusal = notFound(what);
    refusal.hidden = true;
    return refusal;
  }

  /// The same; what is not there, or must not be known, is called by another name.
  ///
  /// @param what such as `target`, for who asked for a target and not for its project
  public Refusal called(String what) {
    if (fault != Fault.NOT_FOUND) {
      return this;
    }
    return hidden ? hidden(what) : notFound(what);
  }

  /// A field holds what it cannot.
  public static Refusal invalid(String field, String why) {
    return new Refusal(
        Fault.INVALID, "invalid", field + ": " + why, Map.of("fields", Map.of(field, why)));
  }

  /// A role that is not had.
  public static Refusal role(Role needed, Role had) {
    return new Refusal(
        Fault.FORBIDDEN,
        "role_missing",
        "That needs the role %s; yours is %s.".formatted(needed.text(), had.text()));
  }

  /// Somebody else was faster.
  public static Refusal stale(String what, long now) {
    return new Refusal(
        Fault.STALE,
        "stale",
        "This " + what + " was changed since you read it; read it again, then repeat.",
        Map.of("version", now));
  }

  /// Whether somebody reached for what is not theirs, and not only for what makes no sense.
  public boolean denial() {
    return hidden || fault == Fault.FORBIDDEN || fault == Fault.UNAUTHENTICATED;
  }

  /// Whether the audit has it already.
  public boolean writtenDown() {
    return writtenDown;
  }

  /// Notes that the audit has it.
  public void noteWrittenDown() {
    writtenDown = true;
  }

  public Fault fault() {
    return fault;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }
}
