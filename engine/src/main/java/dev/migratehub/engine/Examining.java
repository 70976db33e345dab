package dev.migratehub.engine;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.doctor.Doctor;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Gives the doctor what he needs.
record Examining(Target target, List<Path> folders, Options options) {

  List<Finding> findings() {
    Duration bound = options.limits().lockTimeout();
    return new Doctor(
            target,
            folders,
            options.layout(),
            options.table(),
            open -> HistoryReading.history(open, new HistoryTable(open, options.table())),
            options.rules().unadopted(),
            bound.isZero() ? Limits.DEFAULT.lockTimeout() : bound,
            options.clock())
        .findings();
  }
}
