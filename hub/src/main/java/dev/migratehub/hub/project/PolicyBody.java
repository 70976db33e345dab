package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import java.util.List;

/// A policy as it stands in JSON: in requests, in the table and in the registry.
///
/// @param executor a role's text, as `targetCreator` is
public record PolicyBody(
    boolean approverDiffers,
    String executor,
    String targetCreator,
    int approvalHours,
    List<String> networks) {

  /// As it is written.
  public static PolicyBody of(Policy policy) {
    return new PolicyBody(
        policy.approverDiffers(),
        policy.executor().text(),
        policy.targetCreator().text(),
        policy.approvalHours(),
        policy.networks());
  }

  /// What it says.
  ///
  /// @throws Refusal when that is no policy
  public Policy policy() {
    return new Policy(
        approverDiffers,
        role("executor", executor),
        role("targetCreator", targetCreator),
        approvalHours,
        networks);
  }

  private static Role role(String field, String text) {
    try {
      return Role.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(field, "must be user, manager or admin");
    }
  }
}
