package dev.migratehub.guardian.log;

/// With what a member begins.
public enum Start {
  /// With what its folder holds; an empty one is refused, because a member that forgot what it
  /// promised must not vote.
  RESUME,
  /// With nothing, together with all others, if its folder is empty; once in the life of a group.
  FOUND,
  /// With nothing, to be made a member by those that are there; if its folder is empty.
  JOIN
}
