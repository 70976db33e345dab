package dev.migratehub.engine.execute;

import dev.migratehub.engine.history.ArchonTable;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What a run works with.
///
/// @param command what the user typed, or would, to ask for the same again
/// @param lock the lock on the target, taken
/// @param callbacks the application's code, in the order in which it is called
/// @param archon the table of that runner, where it is kept in step
public record Context(
    String command,
    OpenTarget target,
    TargetLock lock,
    HistoryTable table,
    Optional<ArchonTable> archon,
    List<Callback> callbacks,
    RunInfo run,
    Limits limits,
    Clock clock,
    Interruption interruption,
    Progress progress) {}
