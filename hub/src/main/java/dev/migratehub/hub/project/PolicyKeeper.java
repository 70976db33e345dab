package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/// A place that keeps the policies of the environments, in the stead of the hub's own table.
public interface PolicyKeeper {

  /// What it keeps of an environment.
  ///
  /// @param version counts the changes, from 1
  record Kept(Policy policy, long version) {}

  /// Whether there is one on this node.
  boolean on();

  /// What it keeps, as far as this node knows without asking others: for showing it.
  Optional<Kept> known(String environment);

  /// What it keeps: for deciding by it.
  ///
  /// @throws Refusal where it does not answer
  Optional<Kept> certain(String environment);

  /// Takes over what the hub's own table has of an environment.
  ///
  /// @param row what the table has; asked after it was seen what is kept, so that a node that is
  ///   late does not bring an old policy back
  /// @throws Refusal where it does not answer
  void take(String environment, Supplier<Optional<Policy>> row);

  /// Changes what it keeps, as a deed of somebody's.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  /// @throws Refusal where it is not done
  void change(Actor actor, String environment, Policy policy, Optional<Long> seen);
}
