package dev.migratehub.engine.script;

/// A convention that a folder fits, and the first file that says so.
record Fit(Convention convention, Entry example) {}
