package dev.migratehub.cli.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Finds programs. Only folders of the `PATH` count, never the working folder, which may be a
/// stranger's.
final class Programs {

  private static final List<String> NAMES = List.of("git", "git.exe");

  private Programs() {}

  static Path git(String path) {
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        if (isProgram(folder, name)) {
          return Path.of(folder, name);
        }
      }
    }
    throw GitRefusal.notInstalled();
  }

  private static boolean isProgram(String folder, String name) {
    try {
      return !folder.isEmpty()
          && Path.of(folder).isAbsolute()
          && Files.isExecutable(Path.of(folder, name))
          && Files.isRegularFile(Path.of(folder, name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
