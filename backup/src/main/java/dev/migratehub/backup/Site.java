package dev.migratehub.backup;

import dev.migratehub.backup.file.BackupFolder;
import dev.migratehub.backup.kind.Access;
import dev.migratehub.backup.kind.Kind;
import dev.migratehub.backup.program.Programs;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.target.Target;
import java.time.Clock;
import java.time.Duration;

/// One database and the folder of its backups.
///
/// @param url the address of the target, for client programs
/// @param lockWait how long to wait for a run that holds the target
public record Site(
    Target target,
    DatabaseUrl url,
    BackupFolder folder,
    TableName history,
    Duration lockWait,
    Programs programs,
    RunInfo run,
    Clock clock) {

  Kind kind() {
    return Kind.of(target.dialect().id());
  }

  Access access() {
    return Access.of(url);
  }
}
