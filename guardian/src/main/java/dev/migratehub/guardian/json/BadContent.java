package dev.migratehub.guardian.json;

import java.io.Serial;
import java.util.List;

/// JSON that is not accepted, with each place that is wrong; nothing was changed.
public final class BadContent extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  public BadContent(List<Violation> violations) {
    super(violations.isEmpty() ? "not accepted" : violations.getFirst().toString());
    this.violations = List.copyOf(violations);
  }

  BadContent(String pointer, String rule, String message) {
    this(List.of(new Violation(pointer, rule, message)));
  }

  /// What is wrong, in the order of the text; at least one.
  public List<Violation> violations() {
    return violations;
  }
}
