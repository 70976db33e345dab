package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.script.Migration;
import java.util.Optional;

/// A migration as it would be written into our history.
///
/// @param migration the file; empty where it is missing
public record Adopted(Entry entry, Proof proof, Optional<Migration> migration) {}
