package dev.migratehub.engine.execute;

import dev.migratehub.engine.plan.Step;
import java.time.Duration;

/// What became of one step.
///
/// @param statements how many statements took effect
public record Outcome(Step step, long statements, Duration took) {}
