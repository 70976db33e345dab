package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Role;

/// Says what comes next for a run, and who does it; pure.
final class Next {

  private Next() {}

  static String of(RunLine run) {
    return switch (run.state()) {
      case "awaiting_approval" -> awaited(run);
      case "needs_reapproval" ->
          "%s looks at it again, or it is requested anew (%s)"
              .formatted(approver(run), run.reason());
      case "approved" ->
          run.mine().executes() ? "you can start it" : a(run.mine().executor()) + " starts it";
      case "queued" -> "nothing to do, it starts as soon as a node is free";
      case "running" ->
          "nothing to do, %d of %d targets are done"
              .formatted(run.count().done(), run.count().targets());
      case "failed" ->
          run.mine().executes()
              ? "mend the cause, then retry it"
              : a(run.mine().executor()) + " mends the cause and retries it";
      case "canceled" -> "nobody; it can be retried";
      case "denied" -> "the author writes another version";
      default -> "nothing, it is done";
    };
  }

  private static String awaited(RunLine run) {
    return run.mine().decides()
        ? "your approval for %s, or another manager's".formatted(run.where().environment())
        : "one approval by " + approver(run);
  }

  private static String approver(RunLine run) {
    return "a manager for %s%s"
        .formatted(
            run.where().environment(), run.mine().approverDiffers() ? " who did not write it" : "");
  }

  private static String a(Role role) {
    return switch (role) {
      case USER -> "any member";
      case MANAGER -> "a manager";
      case ADMIN -> "an admin";
    };
  }
}
