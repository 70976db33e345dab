package dev.migratehub.backup.file;

import java.nio.file.Path;
import java.time.Instant;

/// A finished backup and what is known of it.
public record Backup(Path file, Facts facts) {

  /// Its name within the folder.
  public String name() {
    return file.getFileName().toString();
  }

  /// When it was begun.
  public Instant at() {
    return facts.startedAt();
  }
}
