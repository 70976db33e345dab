package dev.migratehub.engine.script;

/// A script that runs with migrations and is none: not in the history, not in the status.
public record Hook(Moment moment, Script script) {}
