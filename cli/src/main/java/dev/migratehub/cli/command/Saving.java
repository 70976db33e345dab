package dev.migratehub.cli.command;

import dev.migratehub.backup.Backups;
import dev.migratehub.backup.Site;
import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.BackupFolder;
import dev.migratehub.backup.file.Compression;
import dev.migratehub.backup.file.Meter;
import dev.migratehub.backup.program.Programs;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Moving;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.history.TableName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/// Backups of one target, told of as they go.
final class Saving {

  private static final String ONLY = "default";

  private final Call call;
  private final Connection connection;
  private final BackupFolder folder;
  private final Backups backups;

  Saving(Call call, Connection connection) {
    this.call = call;
    this.connection = connection;
    this.folder = new BackupFolder(folder(connection));
    this.backups =
        new Backups(
            new Site(
                connection.target(),
                connection.url(),
                folder,
                TableName.of(connection.config().get(Settings.TABLE)),
                connection.config().get(Settings.LOCK_WAIT),
                new Programs(
                    connection.config().find(Settings.PROGRAMS).map(Path::of), call.environment()),
                RunInfo.ofThisProcess(),
                call.clock()));
  }

  /// Each of several targets has a folder of its own, whatever its name.
  private static Path folder(Connection connection) {
    Path all = Path.of(connection.config().get(Settings.BACKUPS));
    String name = connection.target().name();
    if (name.equals(ONLY)) {
      return all;
    }
    String word = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    return all.resolve(word.matches("\\.+") ? word.replace(".", "%2E") : word);
  }

  BackupFolder folder() {
    return folder;
  }

  /// Makes a backup and tells of it.
  Backup create() {
    Compression compression = Compression.named(connection.config().get(Settings.COMPRESSION));
    Backup backup = doing(them -> them.create(compression, meter("backing up")));
    call.report().answer(new Answer.Backups.Created(connection.target().name(), backup));
    return backup;
  }

  /// Does something that an interruption finds.
  <T> T doing(Function<Backups, T> work) {
    return call.interrupts()
        .during(connection.target().name(), backups::interrupt, true, () -> work.apply(backups));
  }

  /// Tells how far something came.
  Meter meter(String what) {
    return (bytes, total) -> call.report().moved(new Moving(what, bytes, total, 0));
  }
}
