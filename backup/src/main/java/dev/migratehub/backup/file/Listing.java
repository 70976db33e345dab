package dev.migratehub.backup.file;

import java.nio.file.Path;
import java.util.List;

/// What lies in a folder of backups.
///
/// @param backups the newest first
/// @param going files of backups that are being written now
/// @param leftovers files of backups that somebody stopped writing
/// @param strays files that are called like backups and have no facts beside them
public record Listing(
    List<Backup> backups, List<Path> going, List<Path> leftovers, List<Path> strays) {

  public Listing {
    backups = List.copyOf(backups);
    going = List.copyOf(going);
    leftovers = List.copyOf(leftovers);
    strays = List.copyOf(strays);
  }
}
