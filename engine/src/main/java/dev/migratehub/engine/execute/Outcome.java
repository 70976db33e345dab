package dev.migratehub.engine.execute;

import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.OptionalLong;

/// What became of one step.
///
/// @param statements how many statements took effect
/// @param rows how many rows the script's statements changed, as the server counted; empty where
///   its answer was lost
/// @param took how long the script worked
public record Outcome(Step step, long statements, OptionalLong rows, Duration took) {}
