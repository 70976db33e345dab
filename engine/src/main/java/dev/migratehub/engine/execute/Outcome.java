package dev.migratehub.engine.execute;

import dev.migratehub.engine.plan.Step;
import java.time.Duration;

/// What became of one step.
///
/// @param statements how many statements took effect
/// @param rows how many rows the script's statements changed, as the server counted
public record Outcome(Step step, long statements, long rows, Duration took) {}
