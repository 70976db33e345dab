package dev.migratehub.engine.target;

/// What the server says about itself and about us.
///
/// @param versionNumber major × 10000 + minor × 100 + patch
/// @param schema the schema in which unqualified names are created; empty where there are none
/// @param session the server's id of this session
/// @param reading what the session is set to that changes where statements end
/// @param watching a statement that makes the server look whether we are still there; may be empty
public record Identity(
    String version,
    int versionNumber,
    String database,
    String schema,
    String user,
    long session,
    String reading,
    String watching) {}
