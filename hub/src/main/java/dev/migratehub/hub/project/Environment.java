package dev.migratehub.hub.project;

import java.util.Optional;

/// A stage that changes go through, such as `stg`.
///
/// @param position counts from 1, in the order in which changes go through them
/// @param policy empty where it is in the registry and the registry does not say it
/// @param version counts the edits of the policy where it is kept, from 1
/// @param inRegistry whether the policy is kept in the registry of configurations
public record Environment(
    String name, int position, Optional<Policy> policy, long version, boolean inRegistry) {

  Environment with(PolicyKeeper.Kept kept) {
    return new Environment(name, position, Optional.of(kept.policy()), kept.version(), true);
  }
}
