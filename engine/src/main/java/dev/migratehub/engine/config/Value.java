package dev.migratehub.engine.config;

/// The text that a source holds for a setting.
///
/// @param origin where a user finds it: `.migr8.yaml:4`, `MIGR8_DATABASE_HOST`, `--url`
public record Value(String text, String origin) {}
