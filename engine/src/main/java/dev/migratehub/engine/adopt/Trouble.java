package dev.migratehub.engine.adopt;

/// Something in the other tool's history that keeps it from being adopted.
///
/// @param what what it says, with names
/// @param next what puts it right, with the other tool's commands or ours
public record Trouble(String what, String next) {}
