package dev.migratehub.cli.usage;

/// A command line to copy, and what it does.
public record Example(String line, String what) {}
