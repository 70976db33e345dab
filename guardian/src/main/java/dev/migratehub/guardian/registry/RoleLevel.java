package dev.migratehub.guardian.registry;

/// What a user may do in a project; each includes those after it.
public enum RoleLevel {
  ADMIN,
  EDITOR,
  VIEWER
}
